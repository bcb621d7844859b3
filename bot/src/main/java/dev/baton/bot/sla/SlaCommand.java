package dev.baton.bot.sla;

import dev.baton.bot.cli.ConsoleWorkspace;
import dev.baton.bot.cli.Shell;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.escalation.sla.SlaExample;
import dev.baton.matrix.check.PromiseGap;
import dev.baton.matrix.check.PromiseGaps;
import dev.baton.matrix.check.SlaPlan;
import dev.baton.matrix.csv.DetectionCsv;
import dev.baton.matrix.csv.SlaCsv;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./baton sla}: what customers are promised. */
@Command(
    name = "sla",
    description = "Checks or imports a file of what customers are promised.",
    synopsisSubcommandLabel = "check|import|rollback|versions",
    mixinStandardHelpOptions = true)
public final class SlaCommand implements Runnable {
  private final Shell shell;
  @Spec private CommandSpec spec;

  private SlaCommand(Shell shell) {
    this.shell = shell;
  }

  /** The command with what it does. */
  public static CommandLine create(Shell shell) {
    return new CommandLine(new SlaCommand(shell))
        .addSubcommand(new SlaVersionCommands.Import(shell))
        .addSubcommand(new SlaVersionCommands.Rollback(shell))
        .addSubcommand(new SlaVersionCommands.Versions(shell));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do with the promises: check FILE, import FILE, rollback VERSION or"
            + " versions.");
  }

  @Command(
      name = "check",
      description = "Shows every fault of a file of promises, and what each of them means today.",
      mixinStandardHelpOptions = true)
  int check(
      @Mixin WorkspaceHours workspace,
      @Parameters(
              paramLabel = "FILE",
              description =
                  "A CSV file, the link of a Google Sheet published as CSV, or - for standard"
                      + " input.")
          String file,
      @Option(
              names = "--criteria",
              paramLabel = "FILE",
              description = "Compares with these criteria of automatic detection.")
          @Nullable String criteria,
      @Option(
              names = "--workspace",
              paramLabel = "ID",
              description = "Compares with what this workspace promises.")
          @Nullable String orgId) {
    SlaFiles files = new SlaFiles(shell);
    Optional<WorkingCalendar> hours = workspace.read(shell);
    Optional<ZoneId> zone = workspace.zone(shell);
    Optional<SlaCsv.Reading.Parsed> read = files.promises(file);
    Optional<DetectionCsv.Reading.Parsed> rules =
        criteria == null
            ? Optional.of(new DetectionCsv.Reading.Parsed(List.of(), List.of()))
            : files.criteria(criteria);
    if (hours.isEmpty() || zone.isEmpty() || read.isEmpty() || rules.isEmpty()) {
      return 1;
    }
    PromiseText text = new PromiseText(shell.phrases().english(), zone.get());
    return orgId == null
        ? say(read.get(), rules.get(), hours.get(), text)
        : compare(
            orgId, read.get(), rules.get(), workspace.areGiven() ? hours : Optional.empty(), text);
  }

  private int compare(
      String asked,
      SlaCsv.Reading.Parsed read,
      DetectionCsv.Reading.Parsed rules,
      Optional<WorkingCalendar> typed,
      PromiseText text) {
    try (ConsoleWorkspace opened = ConsoleWorkspace.open(shell, Optional.of(asked))) {
      SlaImport importing = new SlaImport(opened.tenants(), shell.clock());
      Optional<SlaPlan> plan = importing.plan(opened.orgId(), read.policy());
      Optional<WorkingCalendar> hours = typed.or(() -> importing.calendar(opened.orgId()));
      if (plan.isEmpty() || hours.isEmpty()) {
        shell.err().println(ConsoleLines.unknown(opened.orgId()));
        return 1;
      }
      int code = say(read, rules, hours.get(), text);
      text.plan(plan.get()).forEach(shell.out()::println);
      text.overdue(importing.overdue(opened.orgId(), read.policy())).forEach(shell.out()::println);
      return code;
    }
  }

  private int say(
      SlaCsv.Reading.Parsed read,
      DetectionCsv.Reading.Parsed rules,
      WorkingCalendar hours,
      PromiseText text) {
    Instant now = shell.clock().instant();
    new SlaFiles(shell).read(read.policy().targets().size(), read.warnings());
    List<SlaExample> examples = SlaExample.of(read.policy(), hours, now);
    examples.stream().map(text::example).forEach(shell.out()::println);
    List<PromiseGap> gaps = PromiseGaps.of(read.policy(), rules.rules());
    gaps.stream().map(text::gap).forEach(shell.out()::println);
    boolean neverDue = examples.stream().anyMatch(example -> example.due().isEmpty());
    if (neverDue) {
      shell.out().println(text.neverDue());
    }
    return neverDue ? 1 : 0;
  }
}
