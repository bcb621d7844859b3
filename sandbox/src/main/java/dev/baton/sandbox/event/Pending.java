package dev.baton.sandbox.event;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An envelope that was not acknowledged yet. Guarded by the lock of its workspace's sockets. */
final class Pending {
  final String text;
  final CompletableFuture<BotAnswer> answer = new CompletableFuture<>();

  /** The connection it went through last; empty once that broke. */
  Optional<SocketWire> wire = Optional.empty();

  Pending(String text) {
    this.text = text;
  }

  boolean isStranded() {
    return wire.isEmpty() && !answer.isDone();
  }
}
