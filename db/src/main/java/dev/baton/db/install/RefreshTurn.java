package dev.baton.db.install;

import java.time.Instant;

/** Who may ask Slack for the next token now. */
public sealed interface RefreshTurn {
  /** The caller, until then and nobody beside. */
  record Mine(Installation installation) implements RefreshTurn {}

  /** Somebody else is asking, until then at most. */
  record Taken(Instant until) implements RefreshTurn {}

  /** Nobody: there is another token already. */
  record Refreshed(Installation installation) implements RefreshTurn {}

  /** Nobody: Baton is not installed any more. */
  record Left() implements RefreshTurn {}
}
