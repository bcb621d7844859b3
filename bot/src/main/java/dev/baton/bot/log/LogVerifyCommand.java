package dev.baton.bot.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.cli.Shell;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.log.ChainHead;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--head",
      paramLabel = "NUMBER:HASH",
      description = "An event noted earlier, from a manager's digest: the chain must contain it.")
  private @Nullable String head;

  LogVerifyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Optional<ChainHead> noted = Optional.ofNullable(head).flatMap(ChainHead::parse);
    if (head != null && noted.isEmpty()) {
      shell
          .err()
          .println(
              "--head is no NUMBER:HASH: copy it from a digest or from `/escalation-log verify`,"
                  + " such as 42:9f86…");
      return 1;
    }
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      ChainCheck.Verdict verdict = ChainFile.check(lines, noted);
      shell.out().println(VerdictText.of(verdict));
      return verdict instanceof ChainCheck.Verdict.Intact ? 0 : 1;
    } catch (IOException _) {
      shell
          .err()
          .println("%s cannot be read as UTF-8 text: check its name and rights.".formatted(file));
      return 1;
    }
  }
}
