package dev.baton.bot.log;

import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tenants;
import dev.baton.db.log.AuditLog;
import dev.baton.db.log.EscalationStats;
import dev.baton.db.member.Roles;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.Caller;
import dev.baton.slack.MessagePages;
import dev.baton.slack.Mrkdwn;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /escalation-log}: who may see what of the log is decided here, for every word of it. */
public final class LogCommand {
  public static final String ID = "/escalation-log";

  static final String HELP =
      """
      *The log of all escalations.*
      • `/escalation-log show ZD-1042` shows a ticket's whole history
      • `/escalation-log export` sends you the log as CSV; narrow it by `from 2026-03-01`, \
      `to 2026-03-31` (days in your time zone, both included), `tier T2` (or `tier "Level 2"`), \
      `status bounced`
      • `/escalation-log export audit` sends you the audit chain as JSON Lines
      • `/escalation-log stats 30` shows figures of the last 30 days
      • `/escalation-log verify` checks that nobody changed the audit chain
      • `/escalation-log help` shows this
      `show` and `help` are for everybody, the rest is for managers.\
      """;

  private static final Logger LOG = LoggerFactory.getLogger(LogCommand.class);

  private static final String NOT_CHECKED =
      "The audit chain was not checked, and nothing was changed. Try again, and if it fails again, "
          + "ask your administrator to look into Baton's own records.";

  private final BotParts parts;
  private final MemberSync sync;
  private final LogExport export;

  /**
   * @param turns shared by all that makes files
   */
  public LogCommand(BotParts parts, ExportTurns turns) {
    this.parts = parts;
    this.sync = MemberSync.of(parts);
    this.export = new LogExport(parts, turns);
  }

  public Response answer(SlashCommandRequest request, SlashCommandContext context) {
    Caller caller = Caller.of(context);
    String typed = Optional.ofNullable(request.getPayload().getText()).orElse("");
    try {
      return switch (LogWords.read(typed)) {
        case LogRequest.Help(var complaint) -> context.ack(help(complaint));
        case LogRequest.Show(var ticket) -> show(caller, ticket, context);
        case LogRequest.Stats(var days) ->
            managersOnly(
                caller, "see its figures", context, () -> context.ack(stats(caller, days)));
        case LogRequest.Verify _ ->
            managersOnly(caller, "verify it", context, () -> verify(caller, context));
        case LogRequest.Export(var words) ->
            managersOnly(caller, "export it", context, () -> export(caller, words, context));
        case LogRequest.ExportAudit _ ->
            managersOnly(caller, "export it", context, () -> exportAudit(caller, context));
      };
    } catch (DatabaseUnavailable away) {
      return context.ack(Sentences.DATABASE_AWAY);
    }
  }

  private static String help(Optional<String> complaint) {
    return complaint.map(text -> Mrkdwn.escape(Mrkdwn.shorten(text, 300)) + "\n").orElse("") + HELP;
  }

  private Response show(Caller caller, String ticket, SlashCommandContext context) {
    Permissions standing = standing(caller);
    if (!standing.full()) {
      return context.ack(LogRefusal.FULL_MEMBERS_ONLY);
    }
    var key = parts.snapshots().of(caller.orgId()).flatMap(s -> s.format().parse(ticket));
    if (key.isEmpty()) {
      return context.ack(help(Optional.of("“%s” is no ticket key.".formatted(ticket))));
    }
    Optional<TicketHistory> history =
        parts
            .workspace()
            .inTransaction(caller.orgId(), tx -> TicketHistory.read(tx, key.get().identity()));
    if (history.isEmpty()) {
      return context.ack(
          "%s was never escalated. `/escalate %s` opens the form for it."
              .formatted(Mrkdwn.escape(key.get().shown()), Mrkdwn.escape(key.get().shown())));
    }
    Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
    return show(
        new HistoryText(history.get(), people, caller.member(), standing.manager()),
        key.get(),
        caller,
        context);
  }

  private Response show(
      HistoryText text, TicketKey ticket, Caller caller, SlashCommandContext context) {
    List<MessagePages.Page> pages = text.pages();
    if (pages.size() > HistoryText.MOST_PAGES) {
      parts.replies().afterwards(() -> export.history(caller, ticket, text.file()));
      return context.ack(privately(text.brief()));
    }
    parts.replies().afterwards(() -> pages.stream().skip(1).forEach(page -> reply(context, page)));
    return context.ack(privately(pages.getFirst()));
  }

  private static SlashCommandResponse privately(MessagePages.Page page) {
    return SlashCommandResponse.builder()
        .responseType("ephemeral")
        .text(page.text())
        .blocks(page.blocks())
        .build();
  }

  private String stats(Caller caller, int days) {
    Instant since = parts.clock().instant().minus(Duration.ofDays(days));
    return parts
        .workspace()
        .inTransaction(caller.orgId(), tx -> StatsText.of(EscalationStats.in(tx), since, days));
  }

  private Response verify(Caller caller, SlashCommandContext context) {
    parts
        .replies()
        .afterwards(
            () -> reply(context, new MessagePages().say(verdict(caller)).done().getFirst()));
    return context.ack("Checking the audit chain…");
  }

  private String verdict(Caller caller) {
    try {
      return VerdictText.of(
          parts.workspace().reading(caller.orgId(), tx -> AuditLog.in(tx).verify()));
    } catch (DatabaseUnavailable away) {
      return Sentences.DATABASE_AWAY;
    } catch (RuntimeException failure) {
      LOG.error("The audit chain of {} was not checked", caller.orgId(), failure);
      return NOT_CHECKED;
    }
  }

  private Response export(Caller caller, ExportWords words, SlashCommandContext context) {
    ZoneId zone = zone(caller);
    parts.replies().afterwards(() -> export.log(caller, words, zone));
    return context.ack("Making the export… It comes to you as a direct message.");
  }

  private Response exportAudit(Caller caller, SlashCommandContext context) {
    parts.replies().afterwards(() -> export.audit(caller));
    return context.ack(
        "Making the export of the audit chain… It comes to you as a direct message.");
  }

  private Response managersOnly(
      Caller caller, String doing, SlashCommandContext context, Supplier<Response> allowed) {
    return standing(caller).manager() ? allowed.get() : context.ack(refusal(caller, doing));
  }

  private String refusal(Caller caller, String doing) {
    return parts
        .workspace()
        .inTransaction(caller.orgId(), tx -> LogRefusal.managersOnly(tx, doing));
  }

  private Permissions standing(Caller caller) {
    Permissions standing = parts.workspace().inTransaction(caller.orgId(), standingOf(caller));
    if (standing.known() || sync.ensureKnown(caller.orgId(), caller.member()).isEmpty()) {
      return standing;
    }
    return parts.workspace().inTransaction(caller.orgId(), standingOf(caller));
  }

  private static Tenants.Step<Permissions> standingOf(Caller caller) {
    return tx -> Roles.in(tx).permissionsOf(caller.member());
  }

  private ZoneId zone(Caller caller) {
    return parts
        .snapshots()
        .of(caller.orgId())
        .map(snapshot -> snapshot.zoneOf(caller.member()))
        .orElse(ZoneOffset.UTC);
  }

  private static void reply(SlashCommandContext context, MessagePages.Page page) {
    try {
      context.respond(privately(page));
    } catch (IOException unsaid) {
      LOG.warn("An answer about the log was not delivered: {}", unsaid.getMessage());
    }
  }
}
