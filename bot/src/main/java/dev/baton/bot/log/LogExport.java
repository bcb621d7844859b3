package dev.baton.bot.log;

import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.file.PrivateFile;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.log.EscalationLog;
import dev.baton.db.member.Roles;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.log.LogFilter;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackUpload;
import dev.baton.slack.UnclearUpload;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an export and sends it to who asked: database cursor to private file to Slack, so that a
 * million lines take no more memory than ten.
 */
final class LogExport {
  /** From here on somebody might think that nothing happens. */
  static final int LARGE = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(LogExport.class);

  private final BotParts parts;
  private final SlackUpload slack;
  private final ExportTurns turns;

  LogExport(BotParts parts, ExportTurns turns) {
    this.parts = parts;
    this.turns = turns;
    this.slack = new SlackUpload(parts.calls());
  }

  /** What fills the file; returns how many lines. */
  @FunctionalInterface
  private interface FileWriter {
    long write(Tx tx, OutputStream file);
  }

  /** Asked when the turn comes, as much may have changed since it was asked for. */
  @FunctionalInterface
  private interface AccessCheck {
    Optional<String> refusal(Tx tx, Permissions permissions, Wording words);
  }

  @FunctionalInterface
  private interface FileWork {
    void run() throws IOException;
  }

  /** The log as CSV, for days of that zone. */
  void log(Caller caller, ExportWords words, ZoneId zone) {
    LogFilter filter = words.in(zone);
    attempt(
        caller,
        LogExport::managersOnly,
        () -> {
          announceIfLarge(caller, filter);
          String name = ExportName.of(today(zone), words);
          export(
              caller,
              name,
              words.toString(),
              (tx, file) ->
                  LogCsv.write(EscalationLog.in(tx), filter, parts.clock().instant(), file));
        });
  }

  /** The log without texts, people and customers, as CSV. */
  void figures(Caller caller) {
    attempt(
        caller,
        LogExport::managersOnly,
        () ->
            export(
                caller,
                String.format(Locale.ROOT, "figures-%s.csv", today(ZoneOffset.UTC)),
                "figures",
                (tx, file) ->
                    LogCsv.writeFigures(
                        EscalationLog.in(tx),
                        LogFilter.EVERYTHING,
                        parts.clock().instant(),
                        file)));
  }

  /** The audit chain as JSON Lines. */
  void audit(Caller caller) {
    attempt(
        caller,
        LogExport::managersOnly,
        () -> {
          String name = "audit-chain-%s.jsonl".formatted(today(ZoneOffset.UTC));
          export(caller, name, "audit", ChainFile::write);
        });
  }

  /** A ticket's history as plain text. */
  void history(Caller caller, TicketKey ticket, String text) {
    attempt(
        caller,
        LogExport::fullMembersOnly,
        () -> {
          try (PrivateFile file = PrivateFile.create("history")) {
            Files.writeString(file.path(), text);
            slack.send(
                caller,
                file.path(),
                "history-%s.txt".formatted(ticket.identity()),
                words(caller).say(LogPhrase.HISTORY_FILE, "ticket", ticket.shown()));
          }
        });
  }

  private static Optional<String> managersOnly(Tx tx, Permissions permissions, Wording words) {
    return permissions.manager()
        ? Optional.empty()
        : Optional.of(LogRefusal.managersOnly(tx, LogRefusal.Deed.EXPORT, words));
  }

  private static Optional<String> fullMembersOnly(Tx tx, Permissions permissions, Wording words) {
    return permissions.full()
        ? Optional.empty()
        : Optional.of(words.say(LogPhrase.FULL_MEMBERS_ONLY));
  }

  private void attempt(Caller caller, AccessCheck access, FileWork work) {
    turns.take(
        caller.orgId(),
        () -> attemptNow(caller, access, work),
        () -> say(caller, words(caller).say(SharedPhrase.TOO_MANY_FILES)));
  }

  private void attemptNow(Caller caller, AccessCheck access, FileWork work) {
    try {
      Optional<String> refusal = refusal(caller, access);
      if (refusal.isPresent()) {
        say(caller, refusal.get());
        return;
      }
      work.run();
    } catch (DatabaseUnavailable away) {
      say(caller, words(caller).say(LogPhrase.EXPORT_WITHOUT_DATABASE));
    } catch (UnclearUpload unclear) {
      LOG.warn("A file for {} may be there: {}", caller.orgId(), unclear.getMessage());
      say(caller, words(caller).say(SharedPhrase.FILE_UNANSWERED));
    } catch (IOException | RuntimeException failure) {
      LOG.error("An export for {} failed", caller.orgId(), failure);
      say(caller, words(caller).say(LogPhrase.EXPORT_NOT_MADE));
    }
  }

  private Optional<String> refusal(Caller caller, AccessCheck access) {
    return parts
        .tenants()
        .inTransaction(
            caller.orgId(),
            tx -> access.refusal(tx, Roles.in(tx).permissionsOf(caller.member()), words(caller)));
  }

  private void announceIfLarge(Caller caller, LogFilter filter) {
    int lines = parts.tenants().reading(caller.orgId(), tx -> EscalationLog.in(tx).count(filter));
    if (lines >= LARGE) {
      say(caller, words(caller).say(LogPhrase.LARGE_EXPORT, "n", lines));
    }
  }

  private void export(Caller caller, String name, String asked, FileWriter writer)
      throws IOException {
    try (PrivateFile file = PrivateFile.create("export")) {
      long lines = filled(caller, file.path(), writer);
      note(caller, asked, lines);
      slack.send(caller, file.path(), name, comment(asked, lines, words(caller)));
    }
  }

  private long filled(Caller caller, Path file, FileWriter writer) {
    return parts
        .tenants()
        .reading(
            caller.orgId(),
            tx -> {
              try (OutputStream stream = Files.newOutputStream(file)) {
                return writer.write(tx, stream);
              } catch (IOException full) {
                throw new UncheckedIOException(full);
              }
            });
  }

  /** Records the export before the file is sent, so that no file is sent without a record. */
  private void note(Caller caller, String asked, long lines) {
    AuditEntry entry =
        new AuditEntry(
            AuditKind.LOG_EXPORTED,
            parts.clock().instant(),
            caller.member(),
            "slack",
            Optional.empty(),
            Map.of("filter", asked, "lines", String.valueOf(lines)));
    parts
        .tenants()
        .inBackground(
            caller.orgId(),
            tx -> {
              tx.audit(entry);
              return true;
            });
  }

  private static String comment(String asked, long lines, Wording words) {
    return switch (asked) {
      case "audit" -> words.say(LogPhrase.AUDIT_FILE, "n", lines);
      case "" -> words.say(LogPhrase.LOG_FILE, "n", lines);
      default -> words.say(LogPhrase.FILTERED_LOG_FILE, "filter", asked, "n", lines);
    };
  }

  private Wording words(Caller caller) {
    return parts.wordingFor(caller);
  }

  private LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(parts.clock().instant(), zone);
  }

  private void say(Caller caller, String text) {
    try {
      slack.say(caller, text);
    } catch (IOException unsaid) {
      LOG.warn("{} was not told about an export: {}", caller.orgId(), unsaid.getMessage());
    }
  }
}
