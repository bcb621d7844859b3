package dev.baton.demo.page;

import dev.baton.sandbox.change.Changes;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps every open window live: after a change, each gets its screen when that differs. Changes
 * that come close together are shown as one.
 */
final class LiveScreens implements AutoCloseable {
  private static final Duration TOGETHER = Duration.ofMillis(25);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Screen screen;
  private final Map<SseClient, Shown> windows = new ConcurrentHashMap<>();
  private final Semaphore changed = new Semaphore(0);
  private final Thread sender;

  private record Shown(String userId, String screen) {}

  LiveScreens(Changes changes, Screen screen) {
    this.screen = screen;
    changes.listen(this::wake);
    sender = Thread.ofVirtual().name("live-screens").start(this::send);
  }

  /** A window of that person opens; it gets its screen at once. */
  void open(String userId, SseClient window) {
    window.keepAlive();
    window.onClose(() -> windows.remove(window));
    windows.put(window, new Shown(userId, ""));
    changed.release();
  }

  private void wake() {
    if (!windows.isEmpty()) {
      changed.release();
    }
  }

  @Override
  public void close() {
    sender.interrupt();
    windows.keySet().forEach(SseClient::close);
  }

  private void send() {
    try {
      while (true) {
        if (changed.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
          Thread.sleep(TOGETHER);
          changed.drainPermits();
          windows.keySet().forEach(this::show);
        } else {
          windows.keySet().forEach(window -> window.sendComment("still here"));
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(SseClient window) {
    windows.computeIfPresent(
        window,
        (same, shown) -> {
          var next = screen.of(shown.userId());
          var now = next.remove("now");
          var drawn = next.toString();
          if (!drawn.equals(shown.screen())) {
            next.add("now", now);
            window.sendEvent("screen", next.toString());
          }
          return new Shown(shown.userId(), drawn);
        });
  }
}
