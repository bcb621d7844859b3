package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a workspace's calendar.
 *
 * @param derived whether it is the usual week in the zone most leads have, which no admin set
 * @param setBy Slack id, or {@code baton}
 */
public record WorkspaceCalendar(
    ClockCalendar.Version version,
    CalendarSetting setting,
    boolean derived,
    String setBy,
    Instant setAt) {
  public WorkspaceCalendar {
    requireNonNull(version);
    requireNonNull(setting);
    requireNonNull(setBy);
    requireNonNull(setAt);
  }

  /** By which clocks run that begin under it. */
  public ClockCalendar forClocks() {
    return new ClockCalendar(Optional.of(version), setting.working());
  }
}
