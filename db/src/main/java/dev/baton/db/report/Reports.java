package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.lower;

import dev.baton.db.Tx;
import dev.baton.db.account.Accounts;
import dev.baton.db.clock.Calendars;
import dev.baton.escalation.report.FilterField;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Answers questions in figures. docs/reports.md says what each counts. */
public final class Reports {

  private final Tx tx;

  private Reports(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Reports in(Tx tx) {
    return new Reports(tx);
  }

  /** The zone in which the workspace's days begin. */
  public ZoneId zone() {
    return Calendars.in(tx).zone();
  }

  /** The day it is there. */
  public LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, zone());
  }

  /**
   * The answer, for somebody who sees that much.
   *
   * @throws IllegalArgumentException when the scope does not allow the question
   */
  public Report read(Question question, ReportScope scope, Instant now) {
    if (!scope.allows(question)) {
      throw new IllegalArgumentException(scope + " does not allow " + question);
    }
    tx.dsl().execute("set local statement_timeout = '5s'");
    Asked asked = new Asked(tx, question, scope.of(question), zone(), now);
    Report report = read(asked);
    return report.rows().isEmpty() && isOfUnknownAccount(question)
        ? report.with(Report.Note.UNKNOWN_ACCOUNT)
        : report;
  }

  private static Report read(Asked asked) {
    return switch (asked.question().name()) {
      case ESCALATIONS, DECISION, BOUNCES, AGENTS -> new RequestReport(asked).read();
      case RATE, RESOLUTION -> new TicketReport(asked).read();
      case SLA -> new SlaReport(asked).read();
      case PINGPONG -> new ToAndFroReport(asked).read();
      case ACCOUNTS -> new AccountReport(asked).read();
      case PATTERNS -> new PatternReport(asked).read();
      case REVIEWS -> new HistoryReport(asked).read();
      case TICKETS -> new OpenTicketReport(asked).read();
    };
  }

  private boolean isOfUnknownAccount(Question question) {
    return question
        .filter(FilterField.ACCOUNT)
        .filter(filter -> filter.values().stream().noneMatch(this::isKnown))
        .isPresent();
  }

  private boolean isKnown(String account) {
    List<String> name = List.of(account.toLowerCase(Locale.ROOT));
    return Accounts.in(tx).named(account).isPresent()
        || tx.dsl()
            .fetchExists(
                ESCALATION, ESCALATION.ORG_ID.eq(tx.orgId()), lower(ESCALATION.CUSTOMER).in(name))
        || tx.dsl()
            .fetchExists(TICKET, TICKET.ORG_ID.eq(tx.orgId()), lower(TICKET.CUSTOMER).in(name));
  }
}
