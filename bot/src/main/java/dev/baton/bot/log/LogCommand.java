package dev.baton.bot.log;

import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.log.LogRefusal.Deed;
import dev.baton.bot.login.LoginLink;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.report.ReportCommand;
import dev.baton.bot.report.StatsText;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.ticket.EditTicket;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tenants;
import dev.baton.db.log.AuditLog;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Roles;
import dev.baton.db.report.EscalationFigures;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.log.ChainHead;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.OpenTicketFilter;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.Caller;
import dev.baton.slack.MessagePages;
import dev.baton.slack.Mrkdwn;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /escalation-log}: who may see what of the log is decided here, for every word of it. */
public final class LogCommand {
  public static final String ID = "/escalation-log";

  private static final int LONGEST_QUOTED = 200;
  private static final int MOST_TIERS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(LogCommand.class);

  private final BotParts parts;
  private final MemberSync sync;
  private final LogExport export;
  private final EditTicket byHand;
  private final LoginLink links;
  private final ReportCommand reports;

  /**
   * @param turns shared by all that makes files
   */
  public LogCommand(BotParts parts, ExportTurns turns) {
    this.parts = parts;
    this.sync = MemberSync.of(parts);
    this.export = new LogExport(parts, turns);
    this.byHand = new EditTicket(parts);
    this.links = new LoginLink(parts);
    this.reports = new ReportCommand(parts);
  }

  public Response answer(SlashCommandRequest request, SlashCommandContext context) {
    Caller caller = Caller.of(context);
    String typed =
        Optional.ofNullable(request.getPayload().getText()).map(Mrkdwn::unescape).orElse("");
    try {
      return switch (LogWords.read(typed)) {
        case LogRequest.Help(var complaint) -> context.ack(help(complaint, words(caller)));
        case LogRequest.Show(var ticket) -> show(caller, ticket, context);
        case LogRequest.Tickets(var filter, int page) -> tickets(caller, filter, page, context);
        case LogRequest.Stats(var days) -> stats(caller, days, context);
        case LogRequest.Report(var asked) -> report(caller, asked, context);
        case LogRequest.Open(var ticket) ->
            saidOrOpened(context, byHand.open(caller, request.getPayload().getTriggerId(), ticket));
        case LogRequest.Edit(var ticket) ->
            saidOrOpened(context, byHand.edit(caller, request.getPayload().getTriggerId(), ticket));
        case LogRequest.SetStatus(var ticket, var status) ->
            context.ack(byHand.set(caller, ticket, status));
        case LogRequest.Merge(var ticket, var into) ->
            context.ack(byHand.merge(caller, ticket, into));
        case LogRequest.Board _ -> context.ack(links.sentence(caller));
        case LogRequest.Verify _ ->
            managersOnly(caller, Deed.CHECK, context, () -> verify(caller, context));
        case LogRequest.Export(var words) ->
            managersOnly(caller, Deed.EXPORT, context, () -> export(caller, words, context));
        case LogRequest.ExportFigures _ ->
            managersOnly(caller, Deed.EXPORT, context, () -> exportFigures(caller, context));
        case LogRequest.ExportAudit _ ->
            managersOnly(caller, Deed.EXPORT, context, () -> exportAudit(caller, context));
      };
    } catch (DatabaseUnavailable away) {
      return context.ack(words(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }

  private static Response saidOrOpened(SlashCommandContext context, Optional<String> refusal) {
    return refusal.map(context::ack).orElseGet(context::ack);
  }

  private static String help(Optional<LogRequest.Complaint> complaint, Wording words) {
    String help = words.say(LogPhrase.HELP);
    return complaint.map(said -> said.in(words) + "\n" + help).orElse(help);
  }

  private Response show(Caller caller, String ticket, SlashCommandContext context) {
    Permissions permissions = standing(caller);
    Wording words = words(caller);
    if (!permissions.full()) {
      return context.ack(words.say(LogPhrase.FULL_MEMBERS_ONLY));
    }
    Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
    KeyReading reading = people.format().read(ticket);
    Instant now = parts.clock().instant();
    ShownHistory shown =
        parts
            .tenants()
            .inTransaction(
                caller.orgId(), tx -> ShownHistory.of(tx, reading, people, caller.member(), now));
    if (shown.history().isEmpty()) {
      return context.ack(
          reading
              .key()
              .map(key -> words.say(shown.instead(), "ticket", key.shown()))
              .orElseGet(() -> noKey(ticket, words)));
    }
    TicketHistory history = shown.history().get();
    return show(
        new HistoryText(
            history,
            people,
            caller.member(),
            permissions.manager(),
            shown.account(),
            shown.promises(),
            shown.deeds()),
        history.ticket().key(),
        caller,
        context);
  }

  private static String noKey(String ticket, Wording words) {
    String typed = Mrkdwn.shorten(ticket, LONGEST_QUOTED);
    return help(Optional.of(reader -> reader.say(LogPhrase.NO_TICKET_KEY, "typed", typed)), words);
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

  /** For the support team; how many there are is not counted within the time that Slack waits. */
  private Response tickets(
      Caller caller, OpenTicketFilter filter, int page, SlashCommandContext context) {
    Wording words = words(caller);
    if (!standing(caller).full()) {
      return context.ack(words.say(LogPhrase.FULL_MEMBERS_ONLY));
    }
    HistoryRight right =
        parts
            .tenants()
            .inTransaction(caller.orgId(), tx -> HistoryReaders.in(tx).rightOf(caller.member()));
    if (right != HistoryRight.WHOLE) {
      return context.ack(words.say(LogPhrase.TICKETS_SUPPORT_TEAM_ONLY));
    }
    parts
        .replies()
        .afterwards(() -> listed(caller, filter, page).forEach(part -> reply(context, part)));
    return context.ack(words.say(LogPhrase.TICKETS_BEGUN));
  }

  private List<MessagePages.Page> listed(Caller caller, OpenTicketFilter filter, int page) {
    Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
    MessagePages pages = new MessagePages();
    try {
      parts
          .tenants()
          .reading(
              caller.orgId(),
              tx ->
                  new TicketList(people, caller.member(), parts.clock().instant())
                      .page(tx, filter, page))
          .forEach(paragraph -> pages.space().say(paragraph));
    } catch (DatabaseUnavailable away) {
      pages.say(words(caller).say(SharedPhrase.DATABASE_AWAY));
    }
    return pages.done();
  }

  /**
   * Everybody's for managers, one's own for others. A million escalations are not counted within
   * the three seconds that Slack waits.
   */
  private Response stats(Caller caller, int days, SlashCommandContext context) {
    Permissions permissions = standing(caller);
    Wording words = words(caller);
    if (!permissions.full()) {
      return context.ack(words.say(LogPhrase.FULL_MEMBERS_ONLY));
    }
    boolean all = permissions.manager();
    parts
        .replies()
        .afterwards(() -> paged(figures(caller, days, all)).forEach(page -> reply(context, page)));
    return context.ack(
        words.say(all ? LogPhrase.FIGURES_BEGUN : LogPhrase.OWN_FIGURES_BEGUN, "days", days));
  }

  private static List<MessagePages.Page> paged(List<String> paragraphs) {
    MessagePages pages = new MessagePages();
    paragraphs.forEach(paragraph -> paragraph.lines().forEach(pages.space()::say));
    return pages.done();
  }

  private List<String> figures(Caller caller, int days, boolean all) {
    Instant now = parts.clock().instant();
    Period period = new Period(now.minus(Duration.ofDays(days)), now.plusMillis(1));
    StatsText text = new StatsText(words(caller));
    try {
      return parts
          .tenants()
          .reading(
              caller.orgId(),
              tx -> {
                EscalationFigures counted = EscalationFigures.in(tx, period);
                return all ? text.all(counted, days) : text.own(counted, caller.member(), days);
              });
    } catch (DatabaseUnavailable away) {
      return List.of(words(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }

  private Response report(Caller caller, String asked, SlashCommandContext context) {
    Optional<String> refusal = reports.refusal(caller);
    if (refusal.isPresent()) {
      return context.ack(refusal.get());
    }
    parts
        .replies()
        .afterwards(() -> reports.answer(caller, asked).forEach(page -> reply(context, page)));
    return context.ack(reports.begun(caller));
  }

  private Response verify(Caller caller, SlashCommandContext context) {
    parts
        .replies()
        .afterwards(
            () -> reply(context, new MessagePages().say(verdict(caller)).done().getFirst()));
    return context.ack(words(caller).say(LogPhrase.CHECK_BEGUN));
  }

  private String verdict(Caller caller) {
    try {
      return said(
          parts.tenants().reading(caller.orgId(), tx -> AuditLog.in(tx).verify()), words(caller));
    } catch (DatabaseUnavailable away) {
      return words(caller).say(SharedPhrase.DATABASE_AWAY);
    } catch (RuntimeException failure) {
      LOG.error("The audit chain of {} was not checked", caller.orgId(), failure);
      return words(caller).say(LogPhrase.NOT_CHECKED);
    }
  }

  private static String said(ChainCheck.Verdict verdict, Wording words) {
    return switch (verdict) {
      case ChainCheck.Verdict.Intact(long events, String head, long erased) ->
          words.say(
              LogPhrase.CHAIN_INTACT,
              "n",
              events,
              "erased",
              erased,
              "head",
              new ChainHead(events, head).toString());
      case ChainCheck.Verdict.Broken(long number, String why) ->
          words.say(LogPhrase.CHAIN_BROKEN, "line", String.valueOf(number), "why", why);
    };
  }

  private Response export(Caller caller, ExportWords words, SlashCommandContext context) {
    Wording reader = words(caller);
    List<String> tiers =
        words.tier().isEmpty()
            ? List.of()
            : parts.tenants().inTransaction(caller.orgId(), tx -> Matrices.in(tx).tiersEver());
    Optional<ExportWords> known = words.withTierOf(tiers);
    if (known.isEmpty()) {
      return context.ack(unknownTier(words.tier().orElseThrow(), tiers, reader));
    }
    parts.replies().afterwards(() -> export.log(caller, known.get(), reader.zone()));
    return context.ack(reader.say(LogPhrase.EXPORT_BEGUN));
  }

  private static String unknownTier(String typed, List<String> tiers, Wording reader) {
    return reader.say(
        LogPhrase.UNKNOWN_TIER,
        "typed",
        Mrkdwn.shorten(typed, LONGEST_QUOTED),
        "n",
        tiers.size(),
        "tiers",
        Arg.allOf(tiers.stream().limit(MOST_TIERS).toList()));
  }

  private Response exportFigures(Caller caller, SlashCommandContext context) {
    parts.replies().afterwards(() -> export.figures(caller));
    return context.ack(words(caller).say(LogPhrase.EXPORT_BEGUN));
  }

  private Response exportAudit(Caller caller, SlashCommandContext context) {
    parts.replies().afterwards(() -> export.audit(caller));
    return context.ack(words(caller).say(LogPhrase.AUDIT_EXPORT_BEGUN));
  }

  private Response managersOnly(
      Caller caller, Deed deed, SlashCommandContext context, Supplier<Response> allowed) {
    return standing(caller).manager() ? allowed.get() : context.ack(refusal(caller, deed));
  }

  private String refusal(Caller caller, Deed deed) {
    Wording words = words(caller);
    return parts
        .tenants()
        .inTransaction(caller.orgId(), tx -> LogRefusal.managersOnly(tx, deed, words));
  }

  private Permissions standing(Caller caller) {
    Permissions permissions = parts.tenants().inTransaction(caller.orgId(), standingOf(caller));
    if (permissions.known() || sync.ensureKnown(caller.orgId(), caller.member()).isEmpty()) {
      return permissions;
    }
    return parts.tenants().inTransaction(caller.orgId(), standingOf(caller));
  }

  private static Tenants.Step<Permissions> standingOf(Caller caller) {
    return tx -> Roles.in(tx).permissionsOf(caller.member());
  }

  private Wording words(Caller caller) {
    return parts.wordingFor(caller);
  }

  private static void reply(SlashCommandContext context, MessagePages.Page page) {
    try {
      context.respond(privately(page));
    } catch (IOException unsaid) {
      LOG.warn("An answer about the log was not delivered: {}", unsaid.getMessage());
    }
  }
}
