package dev.baton.slack.socket;

/** A connection ended before it was greeted. */
final class SocketRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SocketTrouble trouble;

  SocketRefused(SocketTrouble trouble) {
    super(trouble.sentence());
    this.trouble = trouble;
  }

  SocketTrouble trouble() {
    return trouble;
  }
}
