package dev.baton.bot.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.login.PageGate;
import dev.baton.bot.login.Visitor;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.report.Reports;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.QuestionReader;
import dev.baton.escalation.report.Reading;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportName;
import dev.baton.escalation.report.ReportScope;
import dev.baton.escalation.report.Vocabulary;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackUpload;
import dev.baton.web.Endpoint;
import dev.baton.web.FormBody;
import dev.baton.web.SameOrigin;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports in the browser, and as files for managers. */
public final class ReportEndpoint implements Endpoint {
  private static final String FILE = ".csv";
  private static final int LONGEST = 2_000;
  private static final Logger LOG = LoggerFactory.getLogger(ReportEndpoint.class);

  private final BotParts parts;
  private final PageGate gate;

  public ReportEndpoint(BotParts parts, PageGate gate) {
    this.parts = parts;
    this.gate = gate;
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.get("/w/{org}/reports", gate.reading(this::all));
    routes.get("/w/{org}/reports/{name}", gate.reading(this::one));
    routes.post("/w/{org}/reports/{name}/send", gate.changing(this::send));
  }

  /** What became of a request for a report. */
  private sealed interface Outcome {
    record Refused(ReportPhrase why) implements Outcome {}

    record NotUnderstood(List<Reading.Complaint> complaints) implements Outcome {}

    record Answered(Report report, Vocabulary words) implements Outcome {}
  }

  private void all(Context ctx, Visitor visitor) {
    Optional<String> asked = Optional.ofNullable(ctx.queryParam("q")).filter(q -> !q.isBlank());
    if (asked.isPresent()) {
      show(ctx, visitor, Optional.empty(), asked.get());
      return;
    }
    Optional<ReportScope> scope =
        parts
            .tenants()
            .inTransaction(
                visitor.orgId(), tx -> ReportAccess.scope(tx, visitor.people(), visitor.id()));
    if (scope.isEmpty()) {
      refuse(ctx, visitor, ReportPhrase.SUPPORT_TEAM_ONLY);
      return;
    }
    gate.drawing().show(ctx, 200, "reports.jte", new ReportView(visitor).all(gate));
  }

  private void one(Context ctx, Visitor visitor) {
    String typed = ctx.pathParam("name");
    boolean file = typed.endsWith(FILE);
    Optional<ReportName> name =
        ReportName.parse(file ? typed.substring(0, typed.length() - FILE.length()) : typed);
    if (name.isEmpty()) {
      refuse(ctx, visitor, ReportPhrase.NO_SUCH_REPORT);
    } else if (file && SameOrigin.isFromElsewhere(ctx)) {
      // It goes on record, which a link on another site must not cause.
      gate.notFromHere(ctx);
    } else if (file) {
      file(ctx, visitor, name.get(), asked(ctx));
    } else {
      show(ctx, visitor, name, asked(ctx));
    }
  }

  /** The fields of the form and the free words are of one grammar. */
  private static String asked(Context ctx) {
    List<String> words = new ArrayList<>();
    words.add(Optional.ofNullable(ctx.queryParam("q")).orElse(""));
    for (String field : ReportView.FIELDS) {
      Optional.ofNullable(ctx.queryParam(field))
          .map(value -> value.replace('"', ' ').strip())
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> words.add(ReportView.words(field, value)));
    }
    String all = String.join(" ", words);
    return all.length() > LONGEST ? all.substring(0, LONGEST) + all : all;
  }

  private void show(Context ctx, Visitor visitor, Optional<ReportName> name, String asked) {
    ReportView view = new ReportView(visitor);
    switch (answered(visitor, name, asked)) {
      case Outcome.Refused(var why) -> refuse(ctx, visitor, why);
      case Outcome.NotUnderstood(var complaints) ->
          gate.drawing()
              .show(ctx, 200, "report.jte", view.complaining(gate, name, asked, complaints));
      case Outcome.Answered(var report, var words) ->
          gate.drawing().show(ctx, 200, "report.jte", view.of(gate, report, words));
    }
  }

  private Outcome answered(Visitor visitor, Optional<ReportName> name, String asked) {
    try {
      return counted(visitor, name, asked);
    } catch (DatabaseUnavailable away) {
      if (away.tookTooLong()) {
        return new Outcome.Refused(ReportPhrase.TOOK_TOO_LONG);
      }
      throw away;
    }
  }

  private Outcome counted(Visitor visitor, Optional<ReportName> name, String asked) {
    Instant now = parts.clock().instant();
    return parts
        .tenants()
        .reading(
            visitor.orgId(),
            tx -> {
              Optional<ReportScope> scope = ReportAccess.scope(tx, visitor.people(), visitor.id());
              if (scope.isEmpty()) {
                return new Outcome.Refused(ReportPhrase.SUPPORT_TEAM_ONLY);
              }
              Vocabulary words = ReportAccess.words(tx, visitor.people(), visitor.id());
              String all = name.map(one -> one.code() + " ").orElse("") + asked;
              return switch (QuestionReader.read(all, words, Reports.in(tx).today(now))) {
                case Reading.NotUnderstood(var complaints) -> new Outcome.NotUnderstood(complaints);
                case Reading.Understood(var question) ->
                    answered(tx, question, scope.get(), words, now);
              };
            });
  }

  private static Outcome answered(
      Tx tx, Question question, ReportScope scope, Vocabulary words, Instant now) {
    return scope.allows(question)
        ? new Outcome.Answered(Reports.in(tx).read(question, scope, now), words)
        : new Outcome.Refused(ReportPhrase.NOT_OF_OTHERS);
  }

  /** For managers, and on record before it is sent. */
  private void file(Context ctx, Visitor visitor, ReportName name, String asked) {
    if (!visitor.permissions().manager()) {
      refuse(ctx, visitor, ReportPhrase.FILES_FOR_MANAGERS);
      return;
    }
    switch (answered(visitor, Optional.of(name), asked)) {
      case Outcome.Refused(var why) -> refuse(ctx, visitor, why);
      case Outcome.NotUnderstood(var complaints) -> show(ctx, visitor, Optional.of(name), asked);
      case Outcome.Answered(var report, _) -> {
        note(visitor, report);
        ctx.contentType("text/csv;charset=utf-8")
            .header("Content-Disposition", "attachment;filename=\"" + fileName(report) + "\"")
            .header("Cache-Control", "no-store")
            .result(ReportCsv.of(report).getBytes(UTF_8));
      }
    }
  }

  /** The report as a direct message to who looks at it. */
  private void send(Context ctx, Visitor visitor, FormBody form) {
    Optional<ReportName> name = ReportName.parse(ctx.pathParam("name"));
    if (name.isEmpty()) {
      refuse(ctx, visitor, ReportPhrase.NO_SUCH_REPORT);
      return;
    }
    String asked = form.field("q").orElse("");
    switch (answered(visitor, name, asked)) {
      case Outcome.Refused(var why) -> refuse(ctx, visitor, why);
      case Outcome.NotUnderstood _ -> show(ctx, visitor, name, asked);
      case Outcome.Answered(var report, _) -> tell(ctx, visitor, sent(visitor, report));
    }
  }

  private ReportPhrase sent(Visitor visitor, Report report) {
    Caller reader = new Caller(visitor.orgId(), visitor.id());
    ReportText text = new ReportText(visitor.words(), visitor.people());
    try {
      new SlackUpload(parts.calls())
          .say(reader, ReportCommand.message(report, reader, text, visitor.words(), parts));
      return ReportPhrase.SENT_TO_YOU;
    } catch (IOException refused) {
      LOG.warn("A report did not reach {}: {}", visitor.orgId(), refused.getMessage());
      return ReportPhrase.NOT_SENT_TO_YOU;
    }
  }

  private void tell(Context ctx, Visitor visitor, ReportPhrase what) {
    gate.tell(
        ctx,
        visitor,
        what == ReportPhrase.SENT_TO_YOU ? 200 : 502,
        visitor.words().plain(ReportPhrase.REPORTS),
        visitor.words().plain(what));
  }

  private static String fileName(Report report) {
    return "report-" + report.question().name().code() + "-" + report.today() + FILE;
  }

  private void note(Visitor visitor, Report report) {
    AuditEntry entry =
        new AuditEntry(
            AuditKind.LOG_EXPORTED,
            parts.clock().instant(),
            visitor.id(),
            "web",
            Optional.empty(),
            Map.of(
                "filter",
                report.question().command(),
                "lines",
                String.valueOf(report.rows().size())));
    parts
        .tenants()
        .inTransaction(
            visitor.orgId(),
            tx -> {
              tx.audit(entry);
              return true;
            });
  }

  private void refuse(Context ctx, Visitor visitor, ReportPhrase why) {
    int status =
        switch (why) {
          case NO_SUCH_REPORT -> 404;
          case TOOK_TOO_LONG -> 503;
          default -> 403;
        };
    gate.tell(
        ctx,
        visitor,
        status,
        visitor.words().plain(ReportPhrase.REPORTS),
        visitor.words().plain(why));
  }
}
