package dev.baton.bot.matrix;

import dev.baton.bot.cli.ConsoleWorkspace;
import dev.baton.bot.cli.Shell;
import dev.baton.bot.config.Config;
import dev.baton.bot.config.SlackAccess;
import dev.baton.bot.medium.PagerDuty;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.ParseResult;
import dev.baton.slack.SlackUnavailable;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./baton matrix check FILE}: exit code 1 when it could not be imported, 0 when it could.
 */
@Command(
    name = "check",
    description =
        "Shows every fault of a matrix file, what it would change, and what it leaves open.",
    mixinStandardHelpOptions = true)
final class MatrixCheckCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "FILE",
      description =
          "A CSV file, the link of a Google Sheet published as CSV, or - for standard input.")
  private String file = "";

  @Option(
      names = "--workspace",
      paramLabel = "ID",
      description = "Compares with this workspace's live matrix and people.")
  private @Nullable String workspace;

  MatrixCheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return switch (MatrixSource.open(file, System.in)) {
      case MatrixSource.Opened.Not(var why) -> {
        shell.err().println(text().unopened(why));
        yield 1;
      }
      case MatrixSource.Opened.Read(var source) -> check(source);
    };
  }

  private int check(MatrixSource source) {
    return switch (source.reading()) {
      case ParseResult.Faulty(var faults) -> {
        text().faults(faults).forEach(shell.out()::println);
        yield 1;
      }
      case ParseResult.Parsed candidate -> {
        ImportPlan plan = plan(source, candidate);
        text().plan(plan).forEach(shell.out()::println);
        yield plan.appliable() ? 0 : 1;
      }
    };
  }

  private ImportPlan plan(MatrixSource source, ParseResult.Parsed candidate) {
    boolean token = shell.config(Set.<Config.Need>of()).slack() instanceof SlackAccess.OneWorkspace;
    if (workspace == null && !token) {
      notMade("neither --workspace nor SLACK_BOT_TOKEN names a workspace");
      return MatrixImport.planAlone(candidate);
    }
    try (ConsoleWorkspace opened = ConsoleWorkspace.open(shell, Optional.ofNullable(workspace))) {
      SyncText.sync(opened, shell);
      Optional<ImportPlan> plan =
          new MatrixImport(
                  opened.tenants(), PagerDuty.of(shell.config(Set.of()).outside()), shell.clock())
              .plan(opened.orgId(), candidate, source.keys().keySet());
      if (plan.isEmpty()) {
        notMade("Baton does not know the workspace " + opened.orgId());
      }
      return plan.orElseGet(() -> MatrixImport.planAlone(candidate));
    } catch (DatabaseUnavailable | SlackUnavailable away) {
      notMade(String.valueOf(away.getMessage()));
      return MatrixImport.planAlone(candidate);
    }
  }

  private void notMade(String why) {
    shell
        .out()
        .println(
            "Not checked: what would change and whether people are in the workspace, because "
                + why.replaceFirst("\\.$", "")
                + ".");
  }

  private ImportText text() {
    return new ImportText(shell.phrases().english());
  }
}
