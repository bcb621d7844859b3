package dev.baton.bot.sla;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.clock.CalendarDays;
import dev.baton.bot.clock.CalendarOptions;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.matrix.Hours;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What stands in for the working hours of a workspace, as it is typed on the command line. */
final class WorkspaceHours {
  private static final String USUAL = "Mon-Fri 09:00-17:00 ";

  @Option(
      names = "--hours",
      paramLabel = "HOURS",
      description =
          "When the people of the workspace work, such as \"Mon-Fri 09:00-17:00 Europe/Berlin\";"
              + " without it those of the"
              + " workspace that is named, or that week in UTC.")
  private String hours = "";

  @Mixin private CalendarDays days = new CalendarDays();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "In which times around the clock are shown, such as Europe/Berlin.")
  private String zone = "UTC";

  /** Picocli makes it. */
  WorkspaceHours() {}

  /** Whether hours are typed. */
  boolean areGiven() {
    return !hours.isEmpty() || days.areGiven();
  }

  /** The calendar; empty after every fault was said. */
  Optional<WorkingCalendar> read(Shell shell) {
    return CalendarOptions.read(hours.isEmpty() ? USUAL + "UTC" : hours, days, shell);
  }

  /** The zone; empty after it was said that there is none such. */
  Optional<ZoneId> zone(Shell shell) {
    Optional<ZoneId> found = Hours.zone(zone);
    if (found.isEmpty()) {
      shell.err().println("--zone: there is no time zone “%s”.".formatted(zone));
    }
    return found;
  }
}
