package dev.baton.bot.privacy;

import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.file.PrivateFile;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.privacy.PersonData;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackUpload;
import dev.baton.slack.UnclearUpload;
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
  void send(Caller caller, String member, Function<Tx, Optional<Phrase>> refusal) {
    turns.take(
        caller.orgId(),
        () -> sendNow(caller, member, refusal),
        () -> say(caller, words(caller).say(SharedPhrase.TOO_MANY_FILES)));
  }

  private void sendNow(Caller caller, String member, Function<Tx, Optional<Phrase>> refusal) {
    try {
      Optional<Phrase> why = parts.tenants().inTransaction(caller.orgId(), refusal::apply);
      if (why.isPresent()) {
        say(caller, words(caller).say(why.get()));
        return;
      }
      make(caller, member);
    } catch (DatabaseUnavailable away) {
      say(caller, words(caller).say(SharedPhrase.DATABASE_AWAY));
    } catch (UnclearUpload unclear) {
      LOG.warn("A file for {} may be there: {}", caller.orgId(), unclear.getMessage());
      say(caller, words(caller).say(SharedPhrase.FILE_UNANSWERED));
    } catch (IOException | RuntimeException failure) {
      LOG.error("An export of a person's data for {} failed", caller.orgId(), failure);
      say(caller, words(caller).say(PrivacyPhrase.FILE_NOT_MADE));
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
          words(caller).say(PrivacyPhrase.FILE, "who", Arg.person(member), "n", records));
    }
  }

  private long filled(Caller caller, String member, Path file) {
    return parts
        .tenants()
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

  /** Records the export before the file is sent, so that no file is sent without a record. */
  private void note(Caller caller, String member, long records) {
    parts
        .tenants()
        .inBackground(
            caller.orgId(),
            tx -> {
              PersonData.in(tx)
                  .noteExported(member, caller.member(), records, parts.clock().instant());
              return true;
            });
  }

  private Wording words(Caller caller) {
    return parts.wordingFor(caller);
  }

  private void say(Caller caller, String text) {
    try {
      slack.say(caller, text);
    } catch (IOException unsaid) {
      LOG.warn("{} was not told about a person's data: {}", caller.orgId(), unsaid.getMessage());
    }
  }
}
