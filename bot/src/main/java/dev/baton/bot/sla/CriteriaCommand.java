package dev.baton.bot.sla;

import dev.baton.bot.cli.ConsoleWorkspace;
import dev.baton.bot.cli.Shell;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.check.PromiseGap;
import dev.baton.matrix.check.PromiseGaps;
import dev.baton.matrix.csv.DetectionCsv;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./baton criteria}: by what Baton itself finds tickets to hand on. */
@Command(
    name = "criteria",
    description = "Checks or imports a file of criteria of automatic detection.",
    synopsisSubcommandLabel = "check|import|rollback|versions",
    mixinStandardHelpOptions = true)
public final class CriteriaCommand implements Runnable {
  private final Shell shell;
  @Spec private CommandSpec spec;

  private CriteriaCommand(Shell shell) {
    this.shell = shell;
  }

  /** The command with what it does. */
  public static CommandLine create(Shell shell) {
    return new CommandLine(new CriteriaCommand(shell))
        .addSubcommand(new CriteriaVersionCommands.Import(shell))
        .addSubcommand(new CriteriaVersionCommands.Rollback(shell))
        .addSubcommand(new CriteriaVersionCommands.Versions(shell));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do with the criteria: check FILE, import FILE, rollback VERSION or"
            + " versions.");
  }

  @Command(
      name = "check",
      description = "Shows every fault of a file of criteria, and what each of them does.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(
              paramLabel = "FILE",
              description =
                  "A CSV file, the link of a Google Sheet published as CSV, or - for standard"
                      + " input.")
          String file,
      @Option(
              names = "--matrix",
              paramLabel = "FILE",
              description = "Whether this matrix has the tiers, and routes that lead there.")
          @Nullable String matrix,
      @Option(
              names = "--workspace",
              paramLabel = "ID",
              description = "Compares with the criteria, matrix and promises of this workspace.")
          @Nullable String orgId) {
    SlaFiles files = new SlaFiles(shell);
    Optional<DetectionCsv.Reading.Parsed> read = files.criteria(file);
    if (read.isEmpty()) {
      return 1;
    }
    PromiseText text = new PromiseText(shell.phrases().english(), ZoneOffset.UTC);
    files.read(read.get().rules().size(), read.get().warnings());
    read.get().rules().stream().map(text::rule).forEach(shell.out()::println);
    if (orgId != null) {
      return compare(orgId, read.get(), text);
    }
    if (matrix == null) {
      shell.out().println("Not checked: whether there are such tiers. Name a matrix by --matrix.");
      return 0;
    }
    return files.matrix(matrix).map(found -> beside(read.get(), found, text)).orElse(1);
  }

  private int compare(String asked, DetectionCsv.Reading.Parsed read, PromiseText text) {
    try (ConsoleWorkspace opened = ConsoleWorkspace.open(shell, Optional.of(asked))) {
      Optional<CriteriaImport.Check> check =
          new CriteriaImport(opened.tenants(), shell.clock()).check(opened.orgId(), read.rules());
      if (check.isEmpty()) {
        shell.err().println(ConsoleLines.unknown(opened.orgId()));
        return 1;
      }
      text.criteria(check.get().plan()).forEach(shell.out()::println);
      check.get().gaps().stream().map(text::gap).forEach(shell.out()::println);
      return check.get().gaps().stream().anyMatch(PromiseGap::isRefused) ? 1 : 0;
    }
  }

  private int beside(DetectionCsv.Reading.Parsed read, Matrix matrix, PromiseText text) {
    List<PromiseGap> gaps = PromiseGaps.of(read.rules(), matrix);
    gaps.stream().map(text::gap).forEach(shell.out()::println);
    return gaps.stream().anyMatch(PromiseGap::isRefused) ? 1 : 0;
  }
}
