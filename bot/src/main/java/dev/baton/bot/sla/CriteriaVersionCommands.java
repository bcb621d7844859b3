package dev.baton.bot.sla;

import dev.baton.bot.cli.ConsoleWorkspace;
import dev.baton.bot.cli.Shell;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.matrix.csv.DetectionCsv;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes or lists the criteria of a workspace; exit code 1 when that could not be done. */
abstract sealed class CriteriaVersionCommands implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--workspace",
      paramLabel = "ID",
      description = "Whose criteria they are; may be left out with SLACK_BOT_TOKEN.")
  private @Nullable String workspace;

  private CriteriaVersionCommands(Shell shell) {
    this.shell = shell;
  }

  Shell shell() {
    return shell;
  }

  ConsoleWorkspace opened() {
    return ConsoleWorkspace.open(shell, Optional.ofNullable(workspace));
  }

  CriteriaImport importing(ConsoleWorkspace opened) {
    return new CriteriaImport(opened.tenants(), shell.clock());
  }

  int said(CriteriaImport.Outcome outcome, String orgId) {
    PromiseText text = new PromiseText(ZoneOffset.UTC);
    return switch (outcome) {
      case CriteriaImport.Outcome.Applied(int version, var plan) -> {
        text.criteria(plan).forEach(shell.out()::println);
        shell.out().println("The criteria of %s are version %s now.".formatted(orgId, version));
        yield 0;
      }
      case CriteriaImport.Outcome.Unchanged(int version) -> {
        shell
            .out()
            .println(
                "The criteria of %s say the same already; they stay version %s."
                    .formatted(orgId, version));
        yield 0;
      }
      case CriteriaImport.Outcome.Refused(var gaps) -> {
        gaps.stream().map(text::gap).forEach(shell.err()::println);
        shell.err().println("Nothing was imported.");
        yield 1;
      }
      case CriteriaImport.Outcome.UnknownWorkspace() -> {
        shell.err().println(PromiseText.unknown(orgId));
        yield 1;
      }
      case CriteriaImport.Outcome.NoSuchVersion(int version) -> {
        shell
            .err()
            .println(
                "There is no version %s of the criteria of %s. See criteria versions."
                    .formatted(version, orgId));
        yield 1;
      }
    };
  }

  /** {@code ./baton criteria import FILE}. */
  @Command(
      name = "import",
      description = "Makes a file of criteria the live version, all or nothing.",
      mixinStandardHelpOptions = true)
  static final class Import extends CriteriaVersionCommands {
    @Parameters(
        paramLabel = "FILE",
        description =
            "A CSV file, the link of a Google Sheet published as CSV, or - for standard input.")
    private String file = "";

    Import(Shell shell) {
      super(shell);
    }

    @Override
    public Integer call() {
      SlaFiles files = new SlaFiles(shell());
      return files
          .open(file)
          .flatMap(source ->
              files
                  .criteria(source)
                  .map(DetectionCsv.Reading.Parsed::rules)
                  .map(rules -> {
                    try (ConsoleWorkspace opened = opened()) {
                      return said(
                          importing(opened)
                              .apply(opened.orgId(), rules, source.name(), source.sha256()),
                          opened.orgId());
                    }
                  }))
          .orElse(1);
    }
  }

  /** {@code ./baton criteria rollback VERSION}. */
  @Command(
      name = "rollback",
      description = "Makes an older version of the criteria live again, under a new number.",
      mixinStandardHelpOptions = true)
  static final class Rollback extends CriteriaVersionCommands {
    @Parameters(paramLabel = "VERSION", description = "Its number; see criteria versions.")
    private int version;

    Rollback(Shell shell) {
      super(shell);
    }

    @Override
    public Integer call() {
      try (ConsoleWorkspace opened = opened()) {
        return said(importing(opened).rollBack(opened.orgId(), version), opened.orgId());
      }
    }
  }

  /** {@code ./baton criteria versions}. */
  @Command(
      name = "versions",
      description = "Lists the newest versions of the criteria, the live one first.",
      mixinStandardHelpOptions = true)
  static final class Versions extends CriteriaVersionCommands {
    private static final int MOST = 50;

    Versions(Shell shell) {
      super(shell);
    }

    @Override
    public Integer call() {
      try (ConsoleWorkspace opened = opened()) {
        Optional<List<SlaPolicies.Version>> versions =
            importing(opened).versions(opened.orgId(), MOST);
        if (versions.isEmpty()) {
          shell().err().println(PromiseText.unknown(opened.orgId()));
          return 1;
        }
        if (versions.get().isEmpty()) {
          shell().out().println("No criteria were imported yet: the usual ones stand.");
        }
        versions.get().stream().map(PromiseText::version).forEach(shell().out()::println);
        return 0;
      }
    }
  }
}
