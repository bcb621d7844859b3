package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.tables.baton.tables.Escalation;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.ticket.TicketKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;

/** Tickets that were handed back after they had been handed on, or bounced twice or more. */
final class ToAndFroReport {
  private static final List<ReportColumn> COLUMNS =
      List.of(
          ReportColumn.TICKET,
          ReportColumn.ACCOUNT,
          ReportColumn.ACCOUNT_TIER,
          ReportColumn.TIER,
          ReportColumn.ESCALATIONS,
          ReportColumn.BOUNCES,
          ReportColumn.HANDED_BACK);
  private static final int TOO_OFTEN = 2;

  private final Asked asked;

  ToAndFroReport(Asked asked) {
    this.asked = asked;
  }

  Report read() {
    List<List<Cell>> rows = rows(asked.period());
    long before = rows(asked.before().in(asked.zone())).size();
    Report.Figure tickets =
        new Report.Figure(
            ReportColumn.TICKETS,
            new Cell.Count(rows.size()),
            Optional.of(new Cell.Count(before)),
            rows.size());
    return asked.report(List.of(tickets), COLUMNS, rows, Set.of());
  }

  private List<List<Cell>> rows(Period period) {
    Field<Integer> asks = count().as("asks");
    Field<Integer> bounced =
        count().filterWhere(ESCALATION.STATE.eq(EscalationState.BOUNCED.code())).as("bounced");
    Condition handBack =
        RequestCounts.isStandingApproval(asked.tx()).and(ESCALATION.KIND.eq("hand_back"));
    Field<Integer> back = count().filterWhere(handBack).as("back");
    Field<Integer> last = max(ESCALATION.SEQ).filterWhere(handBack).as("last_back");
    var moved =
        asked
            .tx()
            .dsl()
            .select(ESCALATION.TICKET_KEY, asks, bounced, back, last)
            .from(ESCALATION)
            .where(RequestFilter.counted(asked, period))
            .groupBy(ESCALATION.TICKET_KEY)
            .having(
                count()
                    .filterWhere(ESCALATION.STATE.eq(EscalationState.BOUNCED.code()))
                    .ge(TOO_OFTEN)
                    .or(count().filterWhere(handBack).gt(0)))
            .asTable("moved");
    Field<String> ticket = moved.field(ESCALATION.TICKET_KEY);
    List<List<Cell>> rows = new ArrayList<>();
    asked
        .tx()
        .dsl()
        .select(
            TICKET_NOW.TICKET_KEY,
            TICKET_NOW.SHOWN_KEY,
            TICKET_NOW.CUSTOMER,
            TICKET_NOW.ACCOUNT_TIER,
            TICKET_NOW.TIER,
            moved.field(asks),
            moved.field(bounced),
            moved.field(back))
        .from(moved)
        .join(TICKET_NOW)
        .on(TICKET_NOW.ORG_ID.eq(asked.tx().orgId()), TICKET_NOW.TICKET_KEY.eq(ticket))
        .where(
            moved
                .field(bounced)
                .ge(TOO_OFTEN)
                .or(exists(handedOnBefore(ticket, moved.field(last)))))
        .orderBy(
            moved.field(bounced).plus(moved.field(back)).desc(),
            moved.field(asks).desc(),
            TICKET_NOW.TICKET_KEY)
        .forEach(row ->
            rows.add(
                List.of(
                    new Cell.Ticket(new TicketKey(row.value1(), row.value2())),
                    new Cell.Text(Optional.ofNullable(row.value3())),
                    new Cell.Text(Optional.ofNullable(row.value4())),
                    new Cell.Text(Optional.ofNullable(row.value5())),
                    new Cell.Count(row.value6()),
                    new Cell.Count(row.value7()),
                    new Cell.Count(row.value8()))));
    return rows;
  }

  private Select<?> handedOnBefore(Field<String> ticket, Field<Integer> seq) {
    Escalation earlier = ESCALATION.as(name("earlier"));
    return selectOne()
        .from(earlier)
        .where(
            earlier.ORG_ID.eq(asked.tx().orgId()),
            earlier.TICKET_KEY.eq(ticket),
            earlier.SEQ.lt(seq),
            earlier.KIND.eq("forward"),
            earlier.STATE.eq(EscalationState.APPROVED.code()));
  }
}
