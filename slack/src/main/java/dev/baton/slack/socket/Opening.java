package dev.baton.slack.socket;

import java.net.URI;
import java.time.Duration;

/** What became of the wish for a connection. */
public sealed interface Opening {
  /** A WebSocket may be opened there, once. */
  record Granted(URI address) implements Opening {}

  /**
   * No address was given.
   *
   * @param pause before it may be tried again; zero when Slack named none
   */
  record Denied(SocketTrouble trouble, Duration pause) implements Opening {}
}
