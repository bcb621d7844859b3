package dev.baton.bot.clock;

import dev.baton.bot.cli.Shell;
import dev.baton.escalation.clock.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./baton clock}: an admin's way to try working hours before they count. */
@Command(
    name = "clock",
    description = "Says when working hours are over, without touching any data.",
    synopsisSubcommandLabel = "due|worked|ticket",
    mixinStandardHelpOptions = true)
public final class ClockCommand implements Runnable {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss", Locale.ENGLISH);

  private final Shell shell;
  @Spec private CommandSpec spec;

  private ClockCommand(Shell shell) {
    this.shell = shell;
  }

  /** The command with both questions it answers. */
  public static CommandLine create(Shell shell) {
    return new CommandLine(new ClockCommand(shell));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to compute: clock due, clock worked or clock ticket.");
  }

  @Command(
      name = "due",
      description = "The instant by which that much was worked.",
      mixinStandardHelpOptions = true)
  int due(
      @Mixin CalendarOptions calendar,
      @Option(names = "--from", paramLabel = "INSTANT", required = true) String from,
      @Option(
              names = "--for",
              paramLabel = "DURATION",
              required = true,
              description = "Such as 90s, 30m or 4h.")
          String length) {
    Optional<WorkingCalendar> hours = calendar.read(shell);
    Optional<Instant> start = ClockWords.instant("--from", from, shell);
    Optional<Duration> work = ClockWords.duration(length, shell);
    if (hours.isEmpty() || start.isEmpty() || work.isEmpty()) {
      return 1;
    }
    Optional<Instant> due = due(calendar, hours.get(), start.get(), work.get());
    if (due.isEmpty()) {
      shell.err().println("That is later than the year 9999. Give a shorter time.");
      return 1;
    }
    ZonedDateTime there = due.get().atZone(hours.get().hours().zone());
    shell.out().println(due.get() + " is " + LOCAL.format(there) + " in " + there.getZone() + ".");
    return 0;
  }

  /** Holidays may put it off into years whose holidays were not looked at yet. */
  private static Optional<Instant> due(
      CalendarOptions calendar, WorkingCalendar hours, Instant from, Duration work) {
    Optional<Instant> due = hours.due(from, work);
    for (Optional<Instant> before = Optional.empty(); due.isPresent() && !due.equals(before); ) {
      before = due;
      due = calendar.withHolidays(hours, from, due.get()).due(from, work);
    }
    return due;
  }

  @Command(
      name = "worked",
      description = "How much was worked between two instants.",
      mixinStandardHelpOptions = true)
  int worked(
      @Mixin CalendarOptions calendar,
      @Option(names = "--from", paramLabel = "INSTANT", required = true) String from,
      @Option(names = "--to", paramLabel = "INSTANT", required = true) String to) {
    Optional<WorkingCalendar> hours = calendar.read(shell);
    Optional<Instant> start = ClockWords.instant("--from", from, shell);
    Optional<Instant> end = ClockWords.instant("--to", to, shell);
    if (hours.isEmpty() || start.isEmpty() || end.isEmpty()) {
      return 1;
    }
    Duration worked =
        calendar.withHolidays(hours.get(), start.get(), end.get()).worked(start.get(), end.get());
    shell.out().println(worked.toSeconds() + " seconds, which is " + ClockWords.spelled(worked));
    return 0;
  }
}
