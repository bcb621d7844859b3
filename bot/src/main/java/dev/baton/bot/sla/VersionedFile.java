package dev.baton.bot.sla;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.db.Tenants;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A file kept in versions: how its commands read it, carry it out and say what came of it.
 *
 * @param <C> what a version says
 * @param <P> how two of them differ
 * @param <R> why one is refused
 */
abstract class VersionedFile<C, P, R> {
  private final String command;
  private final String what;

  /**
   * @param command such as {@code sla}
   * @param what such as {@code promises}
   */
  VersionedFile(String command, String what) {
    this.command = command;
    this.what = what;
  }

  abstract VersionImport<C, P, R> importing(Tenants tenants, InstantSource clock);

  /** What the file says; empty after every fault was said. */
  abstract Optional<C> read(SlaFiles files, MatrixSource source);

  abstract List<String> plan(P plan, PromiseText text);

  abstract List<String> refusal(List<R> why, PromiseText text);

  /** Said where there is no version yet. */
  abstract String none();

  /**
   * Says what came of it.
   *
   * @return the exit code
   */
  final int said(VersionOutcome<P, R> outcome, String orgId, Shell shell) {
    PromiseText text = new PromiseText(shell.phrases().english(), ZoneOffset.UTC);
    return switch (outcome) {
      case VersionOutcome.Applied<P, R>(int version, P plan) -> {
        plan(plan, text).forEach(shell.out()::println);
        shell.out().println("The %s of %s are version %s now.".formatted(what, orgId, version));
        yield 0;
      }
      case VersionOutcome.Unchanged<P, R>(int version) -> {
        shell
            .out()
            .println(
                "The %s of %s say the same already; they stay version %s."
                    .formatted(what, orgId, version));
        yield 0;
      }
      case VersionOutcome.Refused<P, R>(List<R> why) -> {
        refusal(why, text).forEach(shell.err()::println);
        yield 1;
      }
      case VersionOutcome.UnknownWorkspace<P, R>() -> {
        shell.err().println(ConsoleLines.unknown(orgId));
        yield 1;
      }
      case VersionOutcome.NoSuchVersion<P, R>(int version) -> {
        shell
            .err()
            .println(
                "There is no version %s of the %s of %s. See %s versions."
                    .formatted(version, what, orgId, command));
        yield 1;
      }
    };
  }
}
