package dev.baton.sandbox.event;

/** One WebSocket that a bot opened. */
public interface SocketWire {
  /** Sends a text; nothing happens when the connection is gone. */
  void send(String text);

  /** Ends the connection as a network does: without a word. */
  void cut();

  /** Ends it as Slack does. */
  void close();
}
