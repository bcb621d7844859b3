package dev.baton.bot.matrix;

import dev.baton.bot.cli.ConsoleWorkspace;
import dev.baton.bot.cli.Shell;
import dev.baton.bot.medium.PagerDuty;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./baton matrix import FILE}: exit code 1 when nothing was imported because of faults. */
@Command(
    name = "import",
    description = "Makes a matrix file the live version, all or nothing.",
    mixinStandardHelpOptions = true)
final class MatrixImportCommand implements Callable<Integer> {
  private static final String CLI = "cli";

  private final Shell shell;

  @Parameters(
      paramLabel = "FILE",
      description =
          "A CSV file, the link of a Google Sheet published as CSV, or - for standard input.")
  private String file = "";

  @Option(
      names = "--workspace",
      paramLabel = "ID",
      description = "Whose matrix it is; may be left out with SLACK_BOT_TOKEN.")
  private @Nullable String workspace;

  MatrixImportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return switch (MatrixSource.open(file, System.in)) {
      case MatrixSource.Opened.Not(var why) -> {
        shell.err().println(text().unopened(why));
        yield 1;
      }
      case MatrixSource.Opened.Read(var source) -> apply(source);
    };
  }

  private int apply(MatrixSource source) {
    try (ConsoleWorkspace opened = ConsoleWorkspace.open(shell, Optional.ofNullable(workspace))) {
      SyncText.sync(opened, shell);
      MatrixImport importing =
          new MatrixImport(
              opened.tenants(), PagerDuty.of(shell.config(Set.of()).outside()), shell.clock());
      return said(importing.apply(opened.orgId(), source, CLI, CLI), opened.orgId());
    }
  }

  private int said(ImportOutcome outcome, String orgId) {
    return switch (outcome) {
      case ImportOutcome.Applied(var version, var plan) ->
          say(
              shell.out(),
              text().plan(plan),
              String.format(
                  Locale.ROOT, "The live matrix of %s is version %d now.", orgId, version),
              0);
      case ImportOutcome.Unchanged(var version, var plan) ->
          say(
              shell.out(),
              text().plan(plan),
              String.format(
                  Locale.ROOT,
                  "The live matrix of %s says the same already; it stays version %d.",
                  orgId,
                  version),
              0);
      case ImportOutcome.Overtaken _ ->
          throw new IllegalStateException("Only a start leaves a file alone");
      case ImportOutcome.Refused(var plan) ->
          say(
              shell.err(),
              text().plan(plan),
              "Nothing was imported: mend what is refused and import again.",
              1);
      case ImportOutcome.Faulty(var faults) ->
          say(shell.err(), text().faults(faults), "Nothing was imported.", 1);
      case ImportOutcome.UnknownWorkspace _ ->
          say(
              shell.err(),
              List.of(),
              "Baton does not know the workspace %s, so nothing was imported. Set SLACK_BOT_TOKEN, or start ./baton serve for it once."
                  .formatted(orgId),
              1);
    };
  }

  private static int say(PrintWriter to, List<String> lines, String last, int exitCode) {
    lines.forEach(to::println);
    to.println(last);
    return exitCode;
  }

  private ImportText text() {
    return new ImportText(shell.phrases().english());
  }
}
