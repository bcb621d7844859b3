package dev.baton.bot.privacy;

import dev.baton.bot.BotParts;
import dev.baton.bot.log.ExportTurns;
import dev.baton.bot.log.PrivateFile;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.Mrkdwn;
import dev.baton.bot.slack.Sentences;
import dev.baton.bot.slack.SlackUpload;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.privacy.PersonData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a file of one person's data and sends it to who asked, by direct message. */
final class PersonExport {
  private static final Logger LOG = LoggerFactory.getLogger(PersonExport.class);
  private static final String NOT_MADE =
      "The file was not made, and nothing was changed. Try again, and if it fails again, ask your"
          + " administrator to look into Baton's own records.";

  private final BotParts parts;
  private final SlackUpload slack;
  private final ExportTurns turns;

  PersonExport(BotParts parts, ExportTurns turns) {
    this.parts = parts;
    this.turns = turns;
    this.slack = new SlackUpload(parts.calls());
  }

  /**
   * Sends it when it is this workspace's turn, or says why not.
   *
   * @param member Slack id of the person it is about
   * @param refusal why the caller may not have it; asked when the turn comes, as much may have
   *     changed since it was asked for
   */
  void send(Caller caller, String member, Function<Tx, Optional<String>> refusal) {
    turns.take(
        caller.orgId(),
        () -> sendNow(caller, member, refusal),
        () -> say(caller, ExportTurns.TOO_MANY));
  }

  private void sendNow(Caller caller, String member, Function<Tx, Optional<String>> refusal) {
    try {
      Optional<String> why = parts.workspace().inTransaction(caller.orgId(), refusal::apply);
      if (why.isPresent()) {
        say(caller, why.get());
        return;
      }
      make(caller, member);
    } catch (DatabaseUnavailable away) {
      say(caller, Sentences.DATABASE_AWAY);
    } catch (IOException | RuntimeException failure) {
      LOG.error("An export of a person's data for {} failed", caller.orgId(), failure);
      say(caller, NOT_MADE);
    }
  }

  private void make(Caller caller, String member) throws IOException {
    try (PrivateFile file = PrivateFile.create("person")) {
      long records = filled(caller, member, file.path());
      note(caller, member, records);
      String day = LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC).toString();
      slack.send(
          caller,
          file.path(),
          "baton-data-%s-%s.json".formatted(member, day),
          "What Baton stores about %s, %,d records.".formatted(Mrkdwn.mention(member), records));
    }
  }

  private long filled(Caller caller, String member, Path file) {
    return parts
        .workspace()
        .reading(
            caller.orgId(),
            tx -> {
              try (OutputStream stream = Files.newOutputStream(file)) {
                return PersonFile.write(tx, member, parts.clock().instant(), stream);
              } catch (IOException full) {
                throw new UncheckedIOException(full);
              }
            });
  }

  /** Before it is handed over: what left the house is always on record. */
  private void note(Caller caller, String member, long records) {
    parts
        .workspace()
        .inBackground(
            caller.orgId(),
            tx -> {
              PersonData.in(tx)
                  .noteExported(member, caller.member(), records, parts.clock().instant());
              return true;
            });
  }

  private void say(Caller caller, String text) {
    try {
      slack.say(caller, text);
    } catch (IOException unsaid) {
      LOG.warn("{} was not told about a person's data: {}", caller.orgId(), unsaid.getMessage());
    }
  }
}
