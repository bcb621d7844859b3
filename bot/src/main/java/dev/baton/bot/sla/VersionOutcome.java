package dev.baton.bot.sla;

import java.util.List;

/**
 * What came of making a file or an older version the live one.
 *
 * @param <P> how the two versions differ
 * @param <R> why one is refused
 */
sealed interface VersionOutcome<P, R> {
  record Applied<P, R>(int version, P plan) implements VersionOutcome<P, R> {}

  /** It says what is live already. */
  record Unchanged<P, R>(int version) implements VersionOutcome<P, R> {}

  record Refused<P, R>(List<R> why) implements VersionOutcome<P, R> {
    public Refused {
      why = List.copyOf(why);
    }
  }

  record UnknownWorkspace<P, R>() implements VersionOutcome<P, R> {}

  record NoSuchVersion<P, R>(int version) implements VersionOutcome<P, R> {}
}
