package dev.baton.matrix;

import java.util.Optional;

/** How a route ranks several owners. */
public enum Pick {
  /** As written in the file. */
  ORDER,
  /** Whoever accepted least recently first; whoever never did before all. */
  ROTATE,
  /** Fewest tickets accepted in the last 7 days and still theirs first. */
  LEAST;

  /** Reads {@code order}, {@code rotate} or {@code least} in any case; empty for anything else. */
  public static Optional<Pick> parse(String text) {
    return Keywords.constant(values(), text);
  }

  /** The word as it stands in the file. */
  public String word() {
    return Keywords.word(this);
  }
}
