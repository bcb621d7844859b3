package dev.baton.bot.sla;

import dev.baton.bot.cli.ConsoleWorkspace;
import dev.baton.bot.cli.Shell;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.matrix.csv.SlaCsv;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes or lists the promises of a workspace; exit code 1 when that could not be done. */
abstract sealed class SlaVersionCommands implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--workspace",
      paramLabel = "ID",
      description = "Whose promises they are; may be left out with SLACK_BOT_TOKEN.")
  private @Nullable String workspace;

  private SlaVersionCommands(Shell shell) {
    this.shell = shell;
  }

  Shell shell() {
    return shell;
  }

  ConsoleWorkspace opened() {
    return ConsoleWorkspace.open(shell, Optional.ofNullable(workspace));
  }

  int said(SlaImport.Outcome outcome, String orgId) {
    return switch (outcome) {
      case SlaImport.Outcome.Applied(int version, var plan) -> {
        PromiseText.plan(plan).forEach(shell.out()::println);
        shell.out().println("The promises of %s are version %s now.".formatted(orgId, version));
        yield 0;
      }
      case SlaImport.Outcome.Unchanged(int version, _) -> {
        shell
            .out()
            .println(
                "The promises of %s say the same already; they stay version %s."
                    .formatted(orgId, version));
        yield 0;
      }
      case SlaImport.Outcome.NeverDue(var examples) -> {
        PromiseText text = new PromiseText(ZoneOffset.UTC);
        examples.stream().map(text::example).forEach(shell.err()::println);
        shell.err().println(PromiseText.NEVER_DUE + " Nothing was imported.");
        yield 1;
      }
      case SlaImport.Outcome.UnknownWorkspace() -> {
        shell.err().println(PromiseText.unknown(orgId));
        yield 1;
      }
      case SlaImport.Outcome.NoSuchVersion(int version) -> {
        shell
            .err()
            .println(
                "There is no version %s of the promises of %s. See sla versions."
                    .formatted(version, orgId));
        yield 1;
      }
    };
  }

  /** {@code ./baton sla import FILE}. */
  @Command(
      name = "import",
      description = "Makes a file of promises the live version, all or nothing.",
      mixinStandardHelpOptions = true)
  static final class Import extends SlaVersionCommands {
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
                  .promises(source)
                  .map(SlaCsv.Reading.Parsed::policy)
                  .map(policy -> {
                    try (ConsoleWorkspace opened = opened()) {
                      SlaImport importing = new SlaImport(opened.tenants(), shell().clock());
                      return said(
                          importing.apply(opened.orgId(), policy, source.name(), source.sha256()),
                          opened.orgId());
                    }
                  }))
          .orElse(1);
    }
  }

  /** {@code ./baton sla rollback VERSION}. */
  @Command(
      name = "rollback",
      description = "Makes an older version of the promises live again, under a new number.",
      mixinStandardHelpOptions = true)
  static final class Rollback extends SlaVersionCommands {
    @Parameters(paramLabel = "VERSION", description = "Its number; see sla versions.")
    private int version;

    Rollback(Shell shell) {
      super(shell);
    }

    @Override
    public Integer call() {
      try (ConsoleWorkspace opened = opened()) {
        return said(
            new SlaImport(opened.tenants(), shell().clock()).rollBack(opened.orgId(), version),
            opened.orgId());
      }
    }
  }

  /** {@code ./baton sla versions}. */
  @Command(
      name = "versions",
      description = "Lists the newest versions of the promises, the live one first.",
      mixinStandardHelpOptions = true)
  static final class Versions extends SlaVersionCommands {
    private static final int MOST = 50;

    Versions(Shell shell) {
      super(shell);
    }

    @Override
    public Integer call() {
      try (ConsoleWorkspace opened = opened()) {
        Optional<List<SlaPolicies.Version>> versions =
            new SlaImport(opened.tenants(), shell().clock()).versions(opened.orgId(), MOST);
        if (versions.isEmpty()) {
          shell().err().println(PromiseText.unknown(opened.orgId()));
          return 1;
        }
        if (versions.get().isEmpty()) {
          shell().out().println("No promises were imported yet.");
        }
        versions.get().stream().map(PromiseText::version).forEach(shell().out()::println);
        return 0;
      }
    }
  }
}
