package dev.baton.bot.sla;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.clock.ClockWords;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.escalation.sla.SlaClock;
import dev.baton.escalation.sla.SlaClocks;
import dev.baton.escalation.sla.SlaRules;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.matrix.csv.SlaCsv;
import dev.baton.matrix.sla.SlaPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./baton clock ticket EVENTS}: how the clocks of a ticket stand. */
@Command(
    name = "ticket",
    description = "How the clocks of a ticket stand, from what happened to it, without any data.",
    mixinStandardHelpOptions = true)
public final class TicketClockCommand implements Callable<Integer> {
  /** Before any ticket. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final int MOST_LINES = 10_000;

  private final Shell shell;
  @Mixin private WorkspaceHours workspace = new WorkspaceHours();

  @Parameters(
      paramLabel = "EVENTS",
      description =
          "A file with one event a line, such as 2026-12-07T08:10:00Z team wrote, or - for standard"
              + " input. A line may end with when it came to be known: , known INSTANT.")
  private String file = "";

  @Option(
      names = "--sla",
      paramLabel = "FILE",
      description = "What was promised; without it what Baton promises by itself.")
  private @Nullable String promises;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "As it stands then; without it as it stands now.")
  private @Nullable String at;

  @Option(
      names = "--from-change",
      description = "Counts the time of a new priority from when it was set, not from the opening.")
  private boolean fromChange;

  public TicketClockCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Optional<Instant> now =
        at == null ? Optional.of(shell.clock().instant()) : ClockWords.instant("--at", at, shell);
    Optional<WorkingCalendar> hours = workspace.read(shell);
    Optional<SlaPolicy> policy =
        promises == null
            ? Optional.of(SlaPolicy.usual())
            : new SlaFiles(shell).promises(promises).map(SlaCsv.Reading.Parsed::policy);
    Optional<List<TicketEvent>> events =
        hours.flatMap(week -> lines().flatMap(new TicketLines(shell, week)::read));
    if (now.isEmpty() || policy.isEmpty() || events.isEmpty()) {
      return 1;
    }
    List<TicketEvent> all = new ArrayList<>();
    all.add(TicketEvent.seen(FIRST, new TicketEvent.PolicySet(policy.get())));
    hours
        .map(week -> new ClockCalendar(Optional.empty(), week))
        .ifPresent(
            week -> all.add(TicketEvent.seen(FIRST, new TicketEvent.CalendarSet(week, false))));
    all.addAll(events.get());
    say(new SlaClocks(all, new SlaRules(SlaRules.usual().reopenWithin(), fromChange)), now.get());
    return 0;
  }

  private Optional<List<String>> lines() {
    try (InputStream stream = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      if (lines.size() <= MOST_LINES) {
        return Optional.of(lines);
      }
      shell.err().println("The file has more than %s lines.".formatted(MOST_LINES));
    } catch (IOException | InvalidPathException unreadable) {
      shell.err().println("%s cannot be read. Check its name and its rights.".formatted(file));
    }
    return Optional.empty();
  }

  private void say(SlaClocks clocks, Instant now) {
    List<SlaClock> all = clocks.at(now);
    if (all.isEmpty()) {
      shell.out().println("No clock: nothing was promised for this ticket by then.");
    }
    all.stream().map(TicketClockText::clock).forEach(shell.out()::println);
    clocks.findings(now).stream().map(TicketClockText::finding).forEach(shell.out()::println);
  }
}
