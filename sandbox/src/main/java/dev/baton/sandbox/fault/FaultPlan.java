package dev.baton.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What goes wrong next at one place. Planned faults happen in the order they were planned. */
public final class FaultPlan {
  /** Stands for every method. */
  public static final String ANY = "*";

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Planned> planned = new ArrayList<>();
  private Supplier<Optional<Fault>> chance = Optional::empty;
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

  /** The next calls answer 503, do nothing, and ask for the same again after that time. */
  public void unavailable(String method, int times, Duration retryAfter) {
    plan(method, times, new Fault.Answer(503, Optional.of(retryAfter)));
  }

  /** The next calls answer this status and do nothing. */
  public void fail(String method, int times, int status) {
    plan(method, times, new Fault.Answer(status, Optional.empty()));
  }

  /** The next calls are refused with this error, such as {@code fatal_error}. */
  public void refuse(String method, int times, String error) {
    plan(method, times, new Fault.Refusal(error, List.of()));
  }

  /** The next calls are refused for an argument, as this message says. */
  public void refuseArguments(String method, int times, String message) {
    plan(method, times, new Fault.Refusal("invalid_arguments", List.of(message)));
  }

  /**
   * Whatever is not planned goes wrong now and then.
   *
   * @param lost the share of calls that are done and not answered, from 0 to 1
   * @param troubled the share of calls that Slack does not do because of a trouble of its own
   */
  public void sometimes(RandomGenerator random, double lost, double troubled) {
    lock.lock();
    try {
      chance =
          () -> {
            double drawn = random.nextDouble();
            if (drawn < lost) {
              return Optional.of(new Fault.LostAnswer());
            }
            return drawn < lost + troubled
                ? Optional.of(new Fault.Refusal("internal_error", List.of()))
                : Optional.empty();
          };
    } finally {
      lock.unlock();
    }
  }

  /** The next calls end at a proxy, which answers 200 with a web page. */
  public void answerByProxy(String method, int times) {
    plan(method, times, new Fault.WebPage());
  }

  /** The next calls are done, but their answer never arrives. */
  public void loseAnswer(String method, int times) {
    plan(method, times, new Fault.LostAnswer());
  }

  /** The next calls meet a connection that is closed before anything is done. */
  public void cut(String method, int times) {
    plan(method, times, new Fault.Cut());
  }

  /** The next calls are done, but only the beginning of their answer arrives. */
  public void halveAnswer(String method, int times) {
    plan(method, times, new Fault.HalfAnswer());
  }

  /** The next calls are done at once and answered only after this real time. */
  public void answerLate(String method, int times, Duration duration) {
    plan(method, times, new Fault.LateAnswer(duration));
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
      chance = Optional::empty;
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
      return due.map(Planned::fault).or(chance);
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
