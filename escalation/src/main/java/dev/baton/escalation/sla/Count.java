package dev.baton.escalation.sla;

import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.TimeGiven;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The working time of one clock, counted forward from its beginning. Time without a target is
 * counted by the calendar of the next one.
 */
final class Count {
  /** In per cent of the target: early enough to do something. */
  private static final int WARN = 75;

  private static final int WHOLE = 100;
  private static final long MICROS = 1_000;

  private record Stretch(Instant from, Instant to) {}

  private final List<Stretch> uncounted = new ArrayList<>();
  private Optional<Terms.Term> term;
  private Duration target;
  private boolean promised;
  private Duration worked = Duration.ZERO;
  private Instant reached;
  private Instant planned;
  private Duration workedThen = Duration.ZERO;
  private boolean running = true;
  private Optional<SlaClock.Breach> breach = Optional.empty();
  private Optional<Instant> withoutTarget = Optional.empty();

  Count(Instant from, Optional<Terms.Term> term) {
    this.reached = from;
    this.planned = from;
    this.term = term;
    this.target = term.map(Terms.Term::target).orElse(Duration.ZERO);
    this.promised = term.isPresent();
  }

  /**
   * Counts up to that instant.
   *
   * @param through whether it counts as over, so that a target worked at that very instant is used
   *     up
   */
  void advance(Instant to, boolean through) {
    if (running) {
      if (breach.isEmpty()) {
        due()
            .filter(due -> due.isBefore(to) || (through && due.equals(to)))
            .ifPresent(due -> breach = Optional.of(new SlaClock.Breach(due, SlaClock.Cause.TIME)));
      }
      Stretch stretch = new Stretch(reached, to);
      if (term.isPresent()) {
        worked = worked.plus(worked(term.get(), stretch));
      } else if (reached.isBefore(to)) {
        uncounted.add(stretch);
      }
    }
    reached = to;
  }

  private static Duration worked(Terms.Term term, Stretch stretch) {
    return term.calendar().hours().worked(stretch.from(), stretch.to());
  }

  /** Whether it counts from here on. */
  void run(boolean runs) {
    if (running != runs) {
      running = runs;
      plan();
    }
  }

  private void plan() {
    planned = reached;
    workedThen = worked;
  }

  /**
   * What is promised from here on.
   *
   * @param afresh whether what was worked is forgotten
   */
  void retarget(Optional<Terms.Term> next, SlaClock.Cause cause, boolean afresh) {
    if (next.equals(term)) {
      return;
    }
    term = next;
    withoutTarget = next.isEmpty() && promised ? Optional.of(reached) : Optional.empty();
    if (next.isPresent()) {
      aim(next.get(), cause, afresh);
    }
    plan();
  }

  private void aim(Terms.Term next, SlaClock.Cause cause, boolean afresh) {
    uncounted.forEach(stretch -> worked = worked.plus(worked(next, stretch)));
    uncounted.clear();
    promised = true;
    target = next.target();
    worked = afresh ? Duration.ZERO : worked;
    if (breach.isEmpty() && worked.compareTo(target) >= 0) {
      breach = Optional.of(new SlaClock.Breach(reached, cause));
    }
  }

  /** Whether there ever was a target. */
  boolean promised() {
    return promised;
  }

  Duration target() {
    return target;
  }

  Duration worked() {
    return worked;
  }

  Optional<SlaClock.Breach> breach() {
    return breach;
  }

  /** Since when there is no target any more. */
  Optional<Instant> withoutTarget() {
    return withoutTarget;
  }

  /** From when on it runs, is paused, or is never due, as it stands. */
  Instant planned() {
    return planned;
  }

  /** What was worked at {@link #planned}. */
  Duration workedThen() {
    return workedThen;
  }

  /** By what it counts; empty without a target. */
  Optional<ClockCalendar> calendar() {
    return term.map(Terms.Term::calendar);
  }

  /** When the target is worked; empty when that is beyond the horizon. */
  Optional<Instant> due() {
    return breach.map(SlaClock.Breach::at).or(() -> reaches(WHOLE));
  }

  /** When three quarters of it are worked; empty when they are already. */
  Optional<Instant> warn() {
    return threeQuarters().filter(at -> at.isAfter(reached));
  }

  /** When three quarters of it are worked; empty when they were before it ran as it does. */
  Optional<Instant> threeQuarters() {
    return breach.isPresent() ? Optional.empty() : reaches(WARN).filter(at -> at.isAfter(planned));
  }

  private Optional<Instant> reaches(int percent) {
    return term.flatMap(now -> {
      long micros = now.target().toNanos() / MICROS * percent / WHOLE;
      return now.calendar()
          .hours()
          .due(
              planned,
              Duration.ofNanos(micros * MICROS).minus(workedThen),
              planned.plus(TimeGiven.HORIZON));
    });
  }
}
