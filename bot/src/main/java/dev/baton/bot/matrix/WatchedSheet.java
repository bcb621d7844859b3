package dev.baton.bot.matrix;

import dev.baton.db.Tx;
import java.time.Instant;

/** What a linked Google Sheet may say: the matrix, or another file that is proposed as it is. */
public interface WatchedSheet {
  /** As {@code matrix_sheet} and {@code matrix_proposal} have it. */
  String kind();

  /** What its content is beside what is live. */
  Found look(Tx tx, MatrixSource source);

  /** Keeps beside a proposal what its text does not hold. */
  default void keep(Tx tx, MatrixSource source, Instant now) {}

  /** What was found. */
  enum Found {
    /** It has faults or may not be applied. */
    UNUSABLE,
    /** It says what is live. */
    SAME,
    CHANGED
  }
}
