package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.ticket.ClockText;
import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the clocks of an escalation say at the moment a message is drawn.
 *
 * @param now that moment
 * @param decision empty for one filed before there were clocks
 * @param firstAction empty before an approval
 * @param promises what was promised to the customer for the ticket, and how that stands
 */
record Time(
    Instant now,
    Optional<Clocks.Running> decision,
    Optional<Clocks.Running> firstAction,
    List<SlaClock> promises) {
  private static final Duration NOTICEABLE = Duration.ofMinutes(1);

  Time {
    requireNonNull(now);
    requireNonNull(decision);
    requireNonNull(firstAction);
    promises = List.copyOf(promises);
  }

  Time(Instant now, Optional<Clocks.Running> decision, Optional<Clocks.Running> firstAction) {
    this(now, decision, firstAction, List.of());
  }

  static Time of(Tx tx, Escalation escalation, Instant now) {
    Clocks clocks = Clocks.in(tx);
    return new Time(
        now,
        clocks.find(ClockKind.DECISION, escalation.ref()),
        clocks.find(ClockKind.FIRST_ACTION, escalation.ref()),
        escalation.isPending()
            ? TicketClocks.in(tx).standing(escalation.ticket().identity(), now)
            : List.of());
  }

  /** Whether a pending one should have been decided. */
  boolean isOver(Escalation escalation) {
    return escalation.isPending() && !now.isBefore(escalation.decideBy());
  }

  /** How long the customer may have to wait; empty where nothing is promised any more. */
  Optional<String> promised(Wording words) {
    return new ClockText(words, now).lasting(promises);
  }

  /** In which hours the time to decide runs; empty where no clock says it. */
  Optional<String> hours(Wording words) {
    return decision.map(clock ->
        clock.given().calendar().version().isEmpty()
            ? words.say(NotifyPhrase.DECIDE_ANY_TIME)
            : words.say(
                NotifyPhrase.DECIDE_IN_HOURS,
                "hours",
                clock.given().calendar().hours().hours().toString()));
  }

  /** That Baton itself was late to notice; empty when it was not. */
  Optional<String> foundLate(Wording words) {
    return decision
        .flatMap(clock -> clock.now().breach())
        .filter(breach -> isLate(breach))
        .map(breach ->
            words.say(
                NotifyPhrase.FOUND_LATE,
                "whenOver",
                Arg.relative(breach.at()),
                "whenFound",
                Arg.relative(breach.foundAt())));
  }

  private static boolean isLate(ClockNow.Breach breach) {
    return Duration.between(breach.at(), breach.foundAt()).compareTo(NOTICEABLE) > 0;
  }

  /** When the new owner said or showed that they began; empty when they did not. */
  Optional<Instant> began() {
    return firstAction
        .flatMap(clock -> clock.now().end())
        .filter(end -> end.outcome() != ClockNow.Outcome.VOID)
        .map(ClockNow.End::at);
  }

  /** Whether the new owner has still to say or show that they began. */
  boolean waitsForOwner() {
    return firstAction.filter(clock -> clock.now().isRunning()).isPresent();
  }
}
