package dev.baton.sandbox;

import dev.baton.sandbox.event.SocketWire;
import io.javalin.websocket.WsContext;

/** A WebSocket of Javalin's. */
record JavalinWire(String id, WsContext context) implements SocketWire {
  static JavalinWire of(WsContext context) {
    return new JavalinWire(context.sessionId(), context);
  }

  @Override
  public void send(String text) {
    synchronized (context.session) {
      if (context.session.isOpen()) {
        context.send(text);
      }
    }
  }

  @Override
  public void cut() {
    context.session.disconnect();
  }

  @Override
  public void close() {
    context.closeSession(1000, "bye");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JavalinWire wire && wire.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
