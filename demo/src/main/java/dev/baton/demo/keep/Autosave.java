package dev.baton.demo.keep;

import dev.baton.sandbox.change.Changes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Writes what is kept soon after each change, and once more at the end. */
public final class Autosave implements AutoCloseable {
  private static final Duration TOGETHER = Duration.ofMillis(250);

  private final Memory memory;
  private final Supplier<Kept> now;
  private final Semaphore changed = new Semaphore(0);
  private final Thread writer;

  /**
   * Begins.
   *
   * @param now what is to be kept at a moment
   */
  public Autosave(Memory memory, Changes changes, Supplier<Kept> now) {
    this.memory = memory;
    this.now = now;
    writer = Thread.ofVirtual().name("autosave").start(this::keep);
    changes.listen(changed::release);
    changed.release();
  }

  @Override
  public void close() {
    writer.interrupt();
    memory.write(now.get());
  }

  private void keep() {
    try {
      while (true) {
        changed.acquire();
        Thread.sleep(TOGETHER);
        changed.drainPermits();
        memory.write(now.get());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
