package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.TICKET;

import dev.baton.db.report.RequestCounts.Counts;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.ticket.TicketKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happened, request by request, the latest first. */
final class HistoryReport {
  private static final List<ReportColumn> COLUMNS =
      List.of(
          ReportColumn.TICKET,
          ReportColumn.ASKED_AT,
          ReportColumn.ACCOUNT,
          ReportColumn.CATEGORY,
          ReportColumn.PRIORITY,
          ReportColumn.FROM_TIER,
          ReportColumn.TIER,
          ReportColumn.OUTCOME,
          ReportColumn.CAUSE,
          ReportColumn.DECIDED_AT);

  private final Asked asked;

  HistoryReport(Asked asked) {
    this.asked = asked;
  }

  Report read() {
    var which = RequestFilter.of(asked.question(), asked.scope());
    List<Counts> whole =
        new RequestCounts(asked.tx(), which, false)
            .of(List.of(asked.period(), asked.before().in(asked.zone())));
    List<List<Cell>> rows = new ArrayList<>();
    asked
        .tx()
        .dsl()
        .select(
            TICKET.TICKET_KEY,
            TICKET.SHOWN_KEY,
            ESCALATION.REQUESTED_AT,
            ESCALATION.CUSTOMER,
            ESCALATION.CATEGORY,
            ESCALATION.PRIORITY,
            ESCALATION.FROM_TIER,
            ESCALATION.TO_TIER,
            ESCALATION.STATE,
            ESCALATION.BOUNCE_CODE,
            ESCALATION.DECIDED_AT)
        .from(ESCALATION)
        .join(TICKET)
        .on(TICKET.ORG_ID.eq(asked.tx().orgId()), TICKET.TICKET_KEY.eq(ESCALATION.TICKET_KEY))
        .where(
            ESCALATION.ORG_ID.eq(asked.tx().orgId()),
            ESCALATION.REQUESTED_AT.ge(asked.period().from()),
            ESCALATION.REQUESTED_AT.lt(asked.period().until()),
            RequestCounts.counts(asked.tx()),
            which)
        .orderBy(ESCALATION.REQUESTED_AT.desc(), ESCALATION.TICKET_KEY, ESCALATION.SEQ)
        .limit(Asked.MOST_ROWS)
        .forEach(row ->
            rows.add(
                List.of(
                    new Cell.Ticket(new TicketKey(row.value1(), row.value2())),
                    new Cell.Moment(Optional.of(row.value3())),
                    text(row.value4()),
                    text(row.value5()),
                    text(row.value6()),
                    text(row.value7()),
                    text(row.value8()),
                    new Cell.Code(Cell.Code.Kind.STATE, Optional.of(row.value9())),
                    new Cell.Code(Cell.Code.Kind.BOUNCE, Optional.ofNullable(row.value10())),
                    new Cell.Moment(Optional.ofNullable(row.value11())))));
    Counts now = whole.getFirst();
    Report.Figure filed =
        new Report.Figure(
            ReportColumn.FILED,
            new Cell.Count(now.filed()),
            Optional.of(new Cell.Count(whole.getLast().filed())),
            now.filed());
    return asked
        .report(List.of(filed), COLUMNS, rows, Set.of())
        .withLeft(Math.max(0, now.filed() - rows.size()));
  }

  private static Cell text(@org.jspecify.annotations.Nullable String said) {
    return new Cell.Text(Optional.ofNullable(said));
  }
}
