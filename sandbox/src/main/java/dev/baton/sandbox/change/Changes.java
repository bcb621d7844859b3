package dev.baton.sandbox.change;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one lock around everything a sandbox remembers, and the way to wait until something has
 * happened. Nothing is sent while it is held.
 */
public final class Changes {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Calls the listener after every change, outside the lock, on the thread that made it. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Reads or changes state alone; waiters look again afterwards. */
  public <T> T inside(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      changed.signalAll();
      lock.unlock();
      if (!lock.isHeldByCurrentThread()) {
        listeners.forEach(Runnable::run);
      }
    }
  }

  /** Changes state alone; waiters look again afterwards. */
  public void run(Runnable work) {
    inside(() -> {
      work.run();
      return true;
    });
  }

  /** Reads state alone, telling nobody. */
  public <T> T read(Supplier<T> look) {
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Looks after every change until the look finds something.
   *
   * @param limit the longest wait, in real time whatever the sandbox's clock says
   * @return what was found; empty when the limit passed first
   */
  public <T> Optional<T> await(Duration limit, Supplier<Optional<T>> look) {
    long left = limit.toNanos();
    lock.lock();
    try {
      var found = look.get();
      while (found.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
        found = look.get();
      }
      return found;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }
}
