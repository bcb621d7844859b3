package dev.baton.escalation.sla;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.clock.TimeGiven;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a promise means for a ticket that is opened now.
 *
 * @param due empty when that is so far ahead that it is never due
 * @param zone in which its hours are written; empty around the clock
 */
public record SlaExample(
    SlaTarget target, SlaKind kind, Duration length, Optional<Instant> due, Optional<ZoneId> zone) {
  public SlaExample {
    requireNonNull(target);
    requireNonNull(kind);
    requireNonNull(length);
    requireNonNull(due);
    requireNonNull(zone);
  }

  /**
   * One for each time that is promised, in the order of the rows.
   *
   * @param workspace when the people of the workspace work
   */
  public static List<SlaExample> of(SlaPolicy policy, WorkingCalendar workspace, Instant now) {
    return policy.targets().stream()
        .flatMap(target ->
            Stream.of(SlaKind.values())
                .flatMap(kind ->
                    kind.of(target).stream()
                        .map(length -> of(target, kind, length, workspace, now))))
        .toList();
  }

  private static SlaExample of(
      SlaTarget target, SlaKind kind, Duration length, WorkingCalendar workspace, Instant now) {
    WorkingCalendar calendar =
        switch (target.hours()) {
          case SlaHours.Always() -> WorkingCalendar.always();
          case SlaHours.OfWorkspace() -> workspace;
          case SlaHours.Week(var hours) -> WorkingCalendar.of(hours);
        };
    return new SlaExample(
        target,
        kind,
        length,
        calendar.due(now, length, now.plus(TimeGiven.HORIZON)),
        target.hours() instanceof SlaHours.Always
            ? Optional.empty()
            : Optional.of(calendar.hours().zone()));
  }
}
