package dev.baton.escalation.sla;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockNow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events that bring a clock as it is stored to how it stands by what happened to its ticket;
 * none when it stands so already. What time alone brings is among them where it has passed.
 */
public final class ClockSteps {
  private static final int WARN = 75;
  private static final int WHOLE = 100;
  private static final String PASSED = "time";

  private final SlaClock wanted;
  private final Occasion occasion;
  private final List<ClockEvent> events = new ArrayList<>();
  private Optional<ClockNow> now;

  /**
   * What brings them about.
   *
   * @param cause a code, such as {@code status}
   * @param by Slack id, or {@code baton}
   * @param imported whether it is told by a file of what was: what is missed by then alarms nobody
   */
  public record Occasion(String cause, String by, Instant at, boolean imported) {
    public Occasion {
      requireNonNull(cause);
      requireNonNull(by);
      requireNonNull(at);
    }
  }

  private ClockSteps(Optional<ClockNow> stored, SlaClock wanted, Occasion occasion) {
    this.now = stored;
    this.wanted = wanted;
    this.occasion = occasion;
  }

  /**
   * In their order, numbered after what is stored.
   *
   * @param stored empty when there is none yet: then the first event starts it
   */
  public static List<ClockEvent> of(Optional<ClockNow> stored, SlaClock wanted, Occasion occasion) {
    return new ClockSteps(stored, wanted, occasion).taken();
  }

  private List<ClockEvent> taken() {
    boolean begins = now.isEmpty();
    if (begins) {
      take(ClockEvent.Kind.START, wanted.from(), occasion.cause(), Duration.ZERO, Optional.empty());
    }
    annul();
    if (wanted.end().isPresent()) {
      breach();
      end(wanted.end().get());
    } else if (begins || !stands()) {
      count(begins);
      breach();
    } else {
      breach();
    }
    return events;
  }

  private ClockNow reached() {
    return now.orElseThrow();
  }

  private void annul() {
    reached()
        .breach()
        .filter(old -> wanted.breach().filter(is -> is.at().equals(old.at())).isEmpty())
        .ifPresent(old ->
            take(ClockEvent.Kind.ANNUL, old.at(), occasion.cause(), reached().worked(), next()));
  }

  private void breach() {
    if (reached().breach().isEmpty()) {
      wanted
          .breach()
          .ifPresent(missed ->
              take(
                  ClockEvent.Kind.BREACH,
                  missed.at(),
                  occasion.imported() ? ClockNow.Breach.IMPORT : cause(missed),
                  wanted.target(),
                  Optional.empty()));
    }
  }

  private static String cause(SlaClock.Breach missed) {
    return missed.cause() == SlaClock.Cause.TIME ? PASSED : missed.cause().code();
  }

  private void end(SlaClock.End end) {
    ClockNow.Outcome outcome = reached().breach().isPresent() ? missed() : outcome(end.outcome());
    boolean isStopped = wanted.state() == SlaClock.State.STOPPED;
    ClockNow.End expected =
        new ClockNow.End(end.at(), isStopped ? outcome : outcome(end.outcome()));
    if (!reached().end().equals(Optional.of(expected))
        || !reached().worked().equals(wanted.worked())) {
      take(
          isStopped ? ClockEvent.Kind.STOP : ClockEvent.Kind.VOID,
          end.at(),
          isStopped && end.outcome() != SlaClock.Outcome.CLOSED_UNANSWERED
              ? occasion.cause()
              : end.outcome().code(),
          wanted.worked(),
          Optional.empty());
    }
  }

  private ClockNow.Outcome missed() {
    return reached().breach().orElseThrow().cause().equals(ClockNow.Breach.IMPORT)
        ? ClockNow.Outcome.OVERDUE_AT_IMPORT
        : ClockNow.Outcome.MISSED;
  }

  private static ClockNow.Outcome outcome(SlaClock.Outcome outcome) {
    return switch (outcome) {
      case MET -> ClockNow.Outcome.MET;
      case MISSED -> ClockNow.Outcome.MISSED;
      case CLOSED_UNANSWERED -> ClockNow.Outcome.CLOSED_UNANSWERED;
      case EXEMPT -> ClockNow.Outcome.EXEMPT;
      case MERGED -> ClockNow.Outcome.MERGED;
      case NO_TARGET -> ClockNow.Outcome.NO_TARGET;
      case NEVER_DUE -> ClockNow.Outcome.VOID;
    };
  }

  /** Whether it counts, or is paused, just so already. */
  private boolean stands() {
    ClockNow is = reached();
    boolean paused = wanted.state() == SlaClock.State.PAUSED;
    return is.end().isEmpty()
        && is.target().equals(wanted.target())
        && is.worked().equals(wanted.stretch().worked())
        && is.since().equals(paused ? Optional.empty() : Optional.of(wanted.stretch().since()))
        && is.due().equals(wanted.due());
  }

  private void count(boolean begins) {
    boolean asBegun = begins && wanted.stretch().since().equals(wanted.from());
    if (!asBegun || wanted.state() == SlaClock.State.PAUSED) {
      take(kind(), wanted.stretch().since(), occasion.cause(), wanted.stretch().worked(), next());
    }
  }

  private ClockEvent.Kind kind() {
    ClockNow is = reached();
    if (wanted.state() == SlaClock.State.PAUSED) {
      return ClockEvent.Kind.PAUSE;
    }
    if (is.end().isPresent()) {
      return ClockEvent.Kind.REOPEN;
    }
    if (is.since().isEmpty()) {
      return ClockEvent.Kind.RESUME;
    }
    return is.target().equals(wanted.target()) && occasion.cause().equals("calendar")
        ? ClockEvent.Kind.RECALENDAR
        : ClockEvent.Kind.RETARGET;
  }

  /** What was to be said before it was known of is not said any more. */
  private Optional<ClockEvent.Mark> next() {
    if (wanted.breach().isPresent()) {
      return Optional.empty();
    }
    return wanted
        .stretch()
        .threeQuarters()
        .filter(at -> !occasion.imported() || at.isAfter(occasion.at()))
        .map(at -> new ClockEvent.Mark(WARN, at))
        .or(() -> wanted.due().map(at -> new ClockEvent.Mark(WHOLE, at)));
  }

  private void take(
      ClockEvent.Kind kind,
      Instant at,
      String cause,
      Duration worked,
      Optional<ClockEvent.Mark> next) {
    boolean begins = kind == ClockEvent.Kind.START;
    ClockEvent event =
        new ClockEvent(
            now.map(ClockNow::generation).orElse(0) + 1,
            at,
            occasion.at(),
            kind,
            cause,
            kind == ClockEvent.Kind.BREACH ? "baton" : occasion.by(),
            worked,
            wanted.target(),
            wanted.due(),
            kind == ClockEvent.Kind.BREACH ? Optional.of(WHOLE) : Optional.empty(),
            begins ? next() : next);
    events.add(event);
    now = Optional.of(begins ? ClockNow.of(List.of(event)) : reached().then(event));
  }
}
