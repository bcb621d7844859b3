package dev.baton.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What goes wrong next at one place. Planned faults happen in the order they were planned. */
public final class FaultPlan {
  /** Stands for every method. */
  public static final String ANY = "*";

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Planned> planned = new ArrayList<>();
  private boolean down;

  /**
   * The next calls answer 429.
   *
   * @param method a method's name, or {@link #ANY}
   * @param retryAfter whole seconds for the {@code Retry-After} header
   */
  public void rateLimit(String method, int times, Duration retryAfter) {
    plan(method, times, new Fault.Answer(429, Optional.of(retryAfter)));
  }

  /** The next calls answer this status and do nothing. */
  public void fail(String method, int times, int status) {
    plan(method, times, new Fault.Answer(status, Optional.empty()));
  }

  /** The next calls are refused with this error, such as {@code fatal_error}. */
  public void refuse(String method, int times, String error) {
    plan(method, times, new Fault.Refusal(error));
  }

  /** The next calls end at a proxy, which answers 200 with a web page. */
  public void answerByProxy(String method, int times) {
    plan(method, times, new Fault.WebPage());
  }

  /** The next calls are done, but their answer never arrives. */
  public void loseAnswer(String method, int times) {
    plan(method, times, new Fault.LostAnswer());
  }

  /** The next calls are done only after this real time. */
  public void slow(String method, int times, Duration duration) {
    plan(method, times, new Fault.Slow(duration));
  }

  /** From now on every connection is closed without an answer. */
  public void down() {
    setDown(true);
  }

  /** Ends {@link #down()}. */
  public void up() {
    setDown(false);
  }

  /** Forgets everything planned, and is up. */
  public void clear() {
    lock.lock();
    try {
      planned.clear();
      down = false;
    } finally {
      lock.unlock();
    }
  }

  /** True between {@link #down()} and {@link #up()}. */
  public boolean isDown() {
    lock.lock();
    try {
      return down;
    } finally {
      lock.unlock();
    }
  }

  /** How many calls are still to go wrong by plan. */
  public int waiting() {
    lock.lock();
    try {
      return planned.stream().mapToInt(Planned::times).sum();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the fault due for this call; empty when all is well. */
  public Optional<Fault> take(String method) {
    lock.lock();
    try {
      if (down) {
        return Optional.of(new Fault.Down());
      }
      var due = planned.stream().filter(fault -> fault.fits(method)).findFirst();
      due.ifPresent(this::useOnce);
      return due.map(Planned::fault);
    } finally {
      lock.unlock();
    }
  }

  private void plan(String method, int times, Fault fault) {
    lock.lock();
    try {
      planned.add(new Planned(method, times, fault));
    } finally {
      lock.unlock();
    }
  }

  private void useOnce(Planned due) {
    int at = planned.indexOf(due);
    if (due.times() == 1) {
      planned.remove(at);
    } else {
      planned.set(at, new Planned(due.method(), due.times() - 1, due.fault()));
    }
  }

  private void setDown(boolean value) {
    lock.lock();
    try {
      down = value;
    } finally {
      lock.unlock();
    }
  }

  private record Planned(String method, int times, Fault fault) {
    boolean fits(String called) {
      return method.equals(ANY) || method.equals(called);
    }
  }
}
