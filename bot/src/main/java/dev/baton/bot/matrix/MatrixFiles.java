package dev.baton.bot.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.file.PrivateFile;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Roles;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackUpload;
import dev.baton.slack.UnclearUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files about the matrix, for one admin, by direct message. For threads that nobody waits for. */
final class MatrixFiles {
  private static final Logger LOG = LoggerFactory.getLogger(MatrixFiles.class);

  private final BotParts parts;
  private final ExportTurns turns;
  private final SlackUpload slack;

  MatrixFiles(BotParts parts, ExportTurns turns) {
    this.parts = parts;
    this.turns = turns;
    this.slack = new SlackUpload(parts.calls());
  }

  /**
   * Sends a version as a CSV file, or says why not.
   *
   * @param version empty for the live one
   */
  void sendCsv(Caller admin, Optional<Integer> version) {
    inTurn(
        admin,
        () -> {
          Optional<Matrix> matrix =
              parts
                  .tenants()
                  .inBackground(
                      admin.orgId(),
                      tx ->
                          Roles.in(tx).permissionsOf(admin.member()).admin()
                              ? version
                                  .or(() -> Matrices.in(tx).liveVersion())
                                  .map(Matrices.in(tx)::load)
                                  .filter(found -> !found.routes().isEmpty())
                              : Optional.empty());
          if (matrix.isEmpty()) {
            slack.say(admin, words(admin).say(MatrixPhrase.NO_SUCH_VERSION));
            return;
          }
          String number = String.valueOf(matrix.get().version());
          send(
              admin,
              "baton-matrix-version-" + number + ".csv",
              MatrixCsv.write(matrix.get().routes()),
              words(admin)
                  .say(
                      MatrixPhrase.CSV_FILE, "version", number, "n", matrix.get().routes().size()));
        });
  }

  /** Sends lines that did not fit elsewhere. */
  void sendLines(Caller admin, String file, List<String> lines, String comment) {
    inTurn(admin, () -> send(admin, file, String.join("\n", lines) + "\n", comment));
  }

  @FunctionalInterface
  private interface Sending {
    void run() throws IOException;
  }

  private void inTurn(Caller admin, Sending sending) {
    turns.take(
        admin.orgId(),
        () -> sendNow(admin, sending),
        () -> say(admin, words(admin).say(SharedPhrase.TOO_MANY_FILES)));
  }

  private void sendNow(Caller admin, Sending sending) {
    try {
      sending.run();
    } catch (DatabaseUnavailable away) {
      say(admin, words(admin).say(SharedPhrase.DATABASE_AWAY));
    } catch (UnclearUpload unclear) {
      LOG.warn("A file for {} may be there: {}", admin.orgId(), unclear.getMessage());
      say(admin, words(admin).say(SharedPhrase.FILE_UNANSWERED));
    } catch (IOException | RuntimeException failure) {
      LOG.error("A file about the matrix of {} was not sent", admin.orgId(), failure);
      say(admin, words(admin).say(MatrixPhrase.CSV_NOT_MADE));
    }
  }

  private void send(Caller admin, String name, String text, String comment) throws IOException {
    try (PrivateFile file = PrivateFile.create("matrix")) {
      Files.write(file.path(), text.getBytes(UTF_8));
      slack.send(admin, file.path(), name, comment);
    }
  }

  private Wording words(Caller admin) {
    return parts.wordingFor(admin);
  }

  private void say(Caller admin, String text) {
    try {
      slack.say(admin, text);
    } catch (IOException unsaid) {
      LOG.warn("{} was not told about a file: {}", admin.orgId(), unsaid.getMessage());
    }
  }
}
