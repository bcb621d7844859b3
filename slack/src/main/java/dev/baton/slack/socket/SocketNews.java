package dev.baton.slack.socket;

/** What becomes of the connections, for logs and figures. */
public interface SocketNews {
  /** A connection is open and was greeted by Slack. */
  void opened();

  /** Slack asked for a new connection in place of one; {@code reason} is Slack's own word. */
  void replacing(String reason);

  /** No connection could be opened, or one ended unasked; it is tried again. */
  void troubled(SocketTrouble trouble);
}
