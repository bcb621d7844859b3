package dev.baton.bot.sla;

import dev.baton.bot.cli.ConsoleWorkspace;
import dev.baton.bot.cli.Shell;
import dev.baton.db.sla.SlaPolicies;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What changes or lists the versions of a file; exit code 1 when that could not be done.
 *
 * @param <C> what a version says
 * @param <P> how two of them differ
 * @param <R> why one is refused
 */
abstract class VersionCommand<C, P, R> implements Callable<Integer> {
  private final Shell shell;
  private final VersionedFile<C, P, R> kind;

  @Option(
      names = "--workspace",
      paramLabel = "ID",
      description = "Whose they are; may be left out with SLACK_BOT_TOKEN.")
  private @Nullable String workspace;

  private VersionCommand(Shell shell, VersionedFile<C, P, R> kind) {
    this.shell = shell;
    this.kind = kind;
  }

  final Shell shell() {
    return shell;
  }

  final VersionedFile<C, P, R> kind() {
    return kind;
  }

  final ConsoleWorkspace opened() {
    return ConsoleWorkspace.open(shell, Optional.ofNullable(workspace));
  }

  final VersionImport<C, P, R> importing(ConsoleWorkspace opened) {
    return kind.importing(opened.tenants(), shell.clock());
  }

  /** Makes a file the live version. */
  abstract static class Import<C, P, R> extends VersionCommand<C, P, R> {
    @Parameters(
        paramLabel = "FILE",
        description =
            "A CSV file, the link of a Google Sheet published as CSV, or - for standard input.")
    private String file = "";

    Import(Shell shell, VersionedFile<C, P, R> kind) {
      super(shell, kind);
    }

    @Override
    public final Integer call() {
      SlaFiles files = new SlaFiles(shell());
      return files
          .open(file)
          .flatMap(source ->
              kind()
                  .read(files, source)
                  .map(candidate -> {
                    try (ConsoleWorkspace opened = opened()) {
                      return kind()
                          .said(
                              importing(opened)
                                  .apply(opened.orgId(), candidate, source.name(), source.sha256()),
                              opened.orgId(),
                              shell());
                    }
                  }))
          .orElse(1);
    }
  }

  /** Makes an older version live again, under a new number. */
  abstract static class Rollback<C, P, R> extends VersionCommand<C, P, R> {
    @Parameters(paramLabel = "VERSION", description = "Its number, as versions lists it.")
    private int version;

    Rollback(Shell shell, VersionedFile<C, P, R> kind) {
      super(shell, kind);
    }

    @Override
    public final Integer call() {
      try (ConsoleWorkspace opened = opened()) {
        return kind()
            .said(importing(opened).rollBack(opened.orgId(), version), opened.orgId(), shell());
      }
    }
  }

  /** Lists the newest versions, the live one first. */
  abstract static class Versions<C, P, R> extends VersionCommand<C, P, R> {
    private static final int MOST = 50;

    Versions(Shell shell, VersionedFile<C, P, R> kind) {
      super(shell, kind);
    }

    @Override
    public final Integer call() {
      try (ConsoleWorkspace opened = opened()) {
        Optional<List<SlaPolicies.Version>> versions =
            importing(opened).versions(opened.orgId(), MOST);
        if (versions.isEmpty()) {
          shell().err().println(ConsoleLines.unknown(opened.orgId()));
          return 1;
        }
        if (versions.get().isEmpty()) {
          shell().out().println(kind().none());
        }
        versions.get().stream().map(ConsoleLines::version).forEach(shell().out()::println);
        return 0;
      }
    }
  }
}
