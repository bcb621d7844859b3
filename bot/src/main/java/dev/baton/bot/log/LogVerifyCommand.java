package dev.baton.bot.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.Shell;
import dev.baton.escalation.log.ChainCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./baton log verify FILE}: exit code 0 when the chain is intact, 1 when not. */
@Command(
    name = "verify",
    description = "Checks an exported audit chain without a database.",
    mixinStandardHelpOptions = true)
final class LogVerifyCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "JSON Lines from /escalation-log export audit.")
  private Path file = Path.of("");

  LogVerifyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      ChainCheck.Verdict verdict = ChainFile.check(lines);
      shell.out().println(VerdictText.of(verdict));
      return verdict instanceof ChainCheck.Verdict.Intact ? 0 : 1;
    } catch (IOException unreadable) {
      shell
          .err()
          .println(
              "%s cannot be read as UTF-8 text (%s): check its name and rights."
                  .formatted(file, unreadable.getClass().getSimpleName()));
      return 1;
    }
  }
}
