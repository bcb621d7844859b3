package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.CLOCK;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;

import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Dimension;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;

/** Promises to customers: kept and broken, for those that ended or passed their deadline. */
final class SlaReport {
  private static final List<String> PROMISES = List.of("first_response", "resolution");
  private static final List<ReportColumn> COLUMNS =
      List.of(
          ReportColumn.GROUP,
          ReportColumn.CLOCK,
          ReportColumn.MET,
          ReportColumn.MISSED,
          ReportColumn.KEPT,
          ReportColumn.LATE_OPEN);

  /** What nobody could keep, because it was over before Baton knew of it. */
  private static final String BEFORE_ITS_TIME = "import";

  private static final Condition MISSED = CLOCK.BREACHED_AT.isNotNull();
  private static final Condition MET = CLOCK.BREACHED_AT.isNull().and(CLOCK.OUTCOME.eq("met"));
  private static final Field<Instant> SETTLED = coalesce(CLOCK.BREACHED_AT, CLOCK.STOPPED_AT);

  private final Asked asked;

  SlaReport(Asked asked) {
    this.asked = asked;
  }

  private record Counts(
      Optional<String> group, String kind, long met, long missed, long lateOpen) {}

  Report read() {
    List<List<Cell>> rows = new ArrayList<>();
    if (asked.isByTime()) {
      Dimension unit = asked.question().by().orElseThrow();
      for (Span.Part part : asked.parts()) {
        whole(part.in(asked.zone()))
            .forEach(counts -> rows.add(row(new Cell.When(unit, part), counts)));
      }
    } else {
      Field<String> group = TicketFilter.group(asked.question().by().orElseThrow());
      counts(asked.period(), group)
          .forEach(counts -> rows.add(row(new Cell.Text(counts.group()), counts)));
    }
    return asked.report(figures(), COLUMNS, rows, Set.of());
  }

  private static List<Cell> row(Cell group, Counts counts) {
    return List.of(
        group,
        new Cell.Code(Cell.Code.Kind.CLOCK, Optional.of(counts.kind())),
        new Cell.Count(counts.met()),
        new Cell.Count(counts.missed()),
        new Cell.Share(counts.met(), counts.met() + counts.missed()),
        new Cell.Count(counts.lateOpen()));
  }

  private List<Report.Figure> figures() {
    Counts now = sum(counts(asked.period(), TicketFilter.NO_GROUP));
    Counts before = sum(counts(asked.before().in(asked.zone()), TicketFilter.NO_GROUP));
    long of = now.met() + now.missed();
    return List.of(
        new Report.Figure(
            ReportColumn.KEPT,
            new Cell.Share(now.met(), of),
            Optional.of(new Cell.Share(before.met(), before.met() + before.missed())),
            of),
        new Report.Figure(
            ReportColumn.MET,
            new Cell.Count(now.met()),
            Optional.of(new Cell.Count(before.met())),
            of),
        new Report.Figure(
            ReportColumn.MISSED,
            new Cell.Count(now.missed()),
            Optional.of(new Cell.Count(before.missed())),
            of),
        new Report.Figure(
            ReportColumn.LATE_OPEN, new Cell.Count(now.lateOpen()), Optional.empty(), of));
  }

  private static Counts sum(List<Counts> some) {
    return new Counts(
        Optional.empty(),
        "",
        some.stream().mapToLong(Counts::met).sum(),
        some.stream().mapToLong(Counts::missed).sum(),
        some.stream().mapToLong(Counts::lateOpen).sum());
  }

  /** Both promises, also where nothing was settled. */
  private List<Counts> whole(Period period) {
    List<Counts> found = counts(period, TicketFilter.NO_GROUP);
    return PROMISES.stream()
        .map(kind ->
            found.stream()
                .filter(counts -> counts.kind().equals(kind))
                .findFirst()
                .orElse(new Counts(Optional.empty(), kind, 0, 0, 0)))
        .toList();
  }

  private List<Counts> counts(Period period, Field<String> group) {
    return asked
        .tx()
        .dsl()
        .select(
            group,
            CLOCK.KIND,
            count().filterWhere(MET),
            count().filterWhere(MISSED),
            count().filterWhere(MISSED, CLOCK.STOPPED_AT.isNull()))
        .from(CLOCK)
        .join(TICKET)
        .on(TICKET.ORG_ID.eq(asked.tx().orgId()), TICKET.TICKET_KEY.eq(CLOCK.TICKET_KEY))
        .leftJoin(ACCOUNT)
        .on(TicketFilter.account(asked))
        .where(
            CLOCK.ORG_ID.eq(asked.tx().orgId()),
            CLOCK.KIND.in(PROMISES),
            SETTLED.isNotNull(),
            SETTLED.ge(period.from()),
            SETTLED.lt(period.until()),
            CLOCK.BREACH_CAUSE.isNull().or(CLOCK.BREACH_CAUSE.ne(BEFORE_ITS_TIME)),
            MET.or(MISSED),
            TicketFilter.of(asked))
        .groupBy(group, CLOCK.KIND)
        .orderBy(group, CLOCK.KIND)
        .fetch(row ->
            new Counts(
                Optional.ofNullable(row.value1()),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5()));
  }
}
