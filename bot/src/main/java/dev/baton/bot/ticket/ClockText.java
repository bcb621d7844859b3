package dev.baton.bot.ticket;

import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.relative;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the promises for a ticket stand, in words: "answer due in 12 min". */
public final class ClockText {
  /** From then on days are said, not hours. */
  private static final Duration LONG = Duration.ofDays(2);

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private final Wording words;
  private final Instant now;

  public ClockText(Wording words, Instant now) {
    this.words = words;
    this.now = now;
  }

  /**
   * What is waited for, in one line, for what is drawn when it is looked at; empty where nothing
   * is.
   */
  public Optional<String> waits(List<SlaClock> clocks) {
    List<String> said =
        clocks.stream().filter(clock -> clock.end().isEmpty()).map(this::waits).toList();
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", said));
  }

  private String waits(SlaClock clock) {
    if (clock.state() == SlaClock.State.PAUSED) {
      return words.say(
          TicketPhrase.CLOCK_PAUSED,
          "kind",
          clock.kind(),
          "late",
          clock.breach().isPresent(),
          "length",
          mrkdwn(length(left(clock))));
    }
    return clock.breach().isPresent()
        ? words.say(
            TicketPhrase.CLOCK_OVERDUE,
            "kind",
            clock.kind(),
            "length",
            mrkdwn(length(clock.overdueBy())),
            "working",
            isWorking(clock))
        : words.say(
            TicketPhrase.CLOCK_LEFT,
            "kind",
            clock.kind(),
            "length",
            mrkdwn(length(Duration.between(now, clock.due().orElse(now)))),
            "when",
            relative(clock.due().orElse(now)));
  }

  private static Duration left(SlaClock clock) {
    Duration left = clock.target().minus(clock.worked());
    return left.isNegative() ? left.negated() : left;
  }

  private static boolean isWorking(SlaClock clock) {
    return clock
        .stretch()
        .calendar()
        .filter(calendar -> !calendar.equals(ClockCalendar.aroundTheClock()))
        .isPresent();
  }

  /** What is waited for, for a message that stays as it is written; empty where nothing is. */
  public Optional<String> lasting(List<SlaClock> clocks) {
    List<String> said = new ArrayList<>();
    for (SlaClock clock : clocks) {
      if (clock.end().isEmpty()) {
        said.add(
            words.say(
                TicketPhrase.CLOCK_STANDS,
                "kind",
                clock.kind(),
                "how",
                clock.breach().isPresent()
                    ? "missed"
                    : clock.state() == SlaClock.State.PAUSED ? "paused" : "due",
                "when",
                relative(clock.due().orElse(now))));
      }
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", said));
  }

  /** Everything, a line each: what was promised, how it went, or how it stands. */
  public List<String> all(List<SlaClock> clocks) {
    return clocks.stream().map(this::line).toList();
  }

  private String line(SlaClock clock) {
    return words.say(
        TicketPhrase.CLOCK_LINE,
        "kind",
        clock.kind(),
        "again",
        clock.cycle() > 1,
        "n",
        clock.cycle(),
        "promised",
        mrkdwn(length(clock.target())),
        "worked",
        mrkdwn(length(clock.worked())),
        "stands",
        mrkdwn(stands(clock)));
  }

  private String stands(SlaClock clock) {
    return clock.end().map(end -> ended(clock, end)).orElseGet(() -> waits(clock));
  }

  private String ended(SlaClock clock, SlaClock.End end) {
    return words.say(
        TicketPhrase.CLOCK_ENDED,
        "how",
        end.outcome(),
        "at",
        end.at(),
        "length",
        mrkdwn(length(clock.overdueBy())));
  }

  /** {@code 12 min}, {@code 1 h 30 min}, {@code 3 days}; to the nearest minute. */
  public String length(Duration exact) {
    Duration length = exact.plus(HALF_A_MINUTE).truncatedTo(ChronoUnit.MINUTES);
    boolean days = length.compareTo(LONG) > 0;
    return words.say(
        TicketPhrase.LENGTH,
        "unit",
        days ? "days" : length.toHours() > 0 ? "hours" : "minutes",
        "days",
        length.toDays(),
        "hours",
        length.toHours(),
        "minutes",
        length.toMinutesPart());
  }
}
