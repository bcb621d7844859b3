package dev.baton.bot.cli;

import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.NewerSchema;
import dev.baton.db.embedded.EmbeddedDatabaseProblem;
import dev.baton.slack.SlackUnavailable;
import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a person at the console reads when a command cannot do its work. */
public final class CommandFailures implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CommandFailures.class);

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    return switch (failure) {
      case StartupRefused refused -> {
        refused.lines().forEach(err::println);
        yield StartupRefused.EXIT_CODE;
      }
      case NewerSchema newer -> {
        err.println(newer.getMessage());
        yield StartupRefused.EXIT_CODE;
      }
      case DatabaseUnavailable away -> {
        err.println(
            away.getMessage()
                + " Most likely "
                + away.inWords()
                + ". Check DATABASE_URL, for migrate DATABASE_OWNER_URL, and whether ./baton migrate"
                + " has run; then try again.");
        yield CommandLine.ExitCode.SOFTWARE;
      }
      case SlackUnavailable unavailable -> {
        err.println(unavailable.getMessage());
        yield CommandLine.ExitCode.SOFTWARE;
      }
      case CancellationException _ -> {
        err.println("Baton was told to stop while it started.");
        yield CommandLine.ExitCode.SOFTWARE;
      }
      case EmbeddedDatabaseProblem problem -> {
        err.println(problem.getMessage());
        yield CommandLine.ExitCode.SOFTWARE;
      }
      default -> {
        LOG.error("{} failed", command.getCommandName(), failure);
        err.println("Baton stopped at a fault of its own; the record above says where.");
        yield CommandLine.ExitCode.SOFTWARE;
      }
    };
  }
}
