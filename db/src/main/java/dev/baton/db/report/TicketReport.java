package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.CONNECTION;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import dev.baton.db.log.Standing;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Dimension;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.ReportName;
import dev.baton.escalation.report.ReportScope;
import dev.baton.escalation.report.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;

/** How many of the tickets opened were escalated, and how long tickets took to be resolved. */
final class TicketReport {
  private static final List<ReportColumn> RATE =
      List.of(ReportColumn.GROUP, ReportColumn.OPENED, ReportColumn.ESCALATED, ReportColumn.RATE);
  private static final List<ReportColumn> UNRATED =
      List.of(ReportColumn.GROUP, ReportColumn.OPENED, ReportColumn.ESCALATED);
  private static final List<ReportColumn> RESOLUTION =
      List.of(
          ReportColumn.GROUP, ReportColumn.RESOLVED, ReportColumn.HALF, ReportColumn.NINE_TENTHS);

  private final Asked asked;
  private final boolean rate;
  private final Optional<Instant> known;

  TicketReport(Asked asked) {
    this.asked = asked;
    this.rate = asked.question().name() == ReportName.RATE;
    this.known = rate ? helpDeskSince() : Optional.empty();
  }

  /** Since when every ticket is known that is opened; empty where no program says it. */
  private Optional<Instant> helpDeskSince() {
    return Optional.ofNullable(
        asked
            .tx()
            .dsl()
            .select(min(CONNECTION.CREATED_AT))
            .from(CONNECTION)
            .where(CONNECTION.ORG_ID.eq(asked.tx().orgId()), CONNECTION.OFF_AT.isNull())
            .fetchOne(min(CONNECTION.CREATED_AT)));
  }

  /** Narrowed to tickets that stand with somebody now, nearly all or none were escalated. */
  private boolean isRated() {
    return known.isPresent() && asked.scope() instanceof ReportScope.Everything;
  }

  private boolean isKnown(Period period) {
    return known.filter(since -> !period.from().isBefore(since)).isPresent();
  }

  /**
   * @param whole whether every ticket of the time is known
   */
  private record Counts(
      Optional<String> group,
      boolean whole,
      long all,
      long escalated,
      Optional<Duration> half,
      Optional<Duration> nineTenths) {}

  Report read() {
    Counts now = whole(asked.period());
    Counts before = whole(asked.before().in(asked.zone()));
    List<List<Cell>> rows = new ArrayList<>();
    if (asked.isByTime()) {
      Dimension unit = asked.question().by().orElseThrow();
      for (Span.Part part : asked.parts()) {
        rows.add(row(new Cell.When(unit, part), whole(part.in(asked.zone()))));
      }
    } else {
      Field<String> group = TicketFilter.group(asked.question().by().orElseThrow());
      counts(asked.period(), group)
          .forEach(counts -> rows.add(row(new Cell.Text(counts.group()), counts)));
    }
    return asked.report(figures(now, before), columns(), rows, rate ? notes() : Set.of());
  }

  private Set<Report.Note> notes() {
    if (known.isEmpty()) {
      return EnumSet.of(Report.Note.NO_HELP_DESK);
    }
    if (!isRated()) {
      return EnumSet.of(Report.Note.RATE_FOR_MANAGERS);
    }
    return isKnown(asked.period()) ? Set.of() : EnumSet.of(Report.Note.RATE_SINCE_HELP_DESK);
  }

  private List<ReportColumn> columns() {
    if (rate) {
      return isRated() ? RATE : UNRATED;
    }
    return RESOLUTION;
  }

  private List<Cell> row(Cell group, Counts counts) {
    return columns().stream()
        .map(column -> column == ReportColumn.GROUP ? group : cell(column, counts))
        .toList();
  }

  private static Cell cell(ReportColumn column, Counts counts) {
    return switch (column) {
      case OPENED, RESOLVED -> new Cell.Count(counts.all());
      case ESCALATED -> new Cell.Count(counts.escalated());
      case RATE ->
          counts.whole() ? new Cell.Share(counts.escalated(), counts.all()) : new Cell.Share(0, 0);
      case HALF -> new Cell.Time(counts.half());
      case NINE_TENTHS -> new Cell.Time(counts.nineTenths());
      default -> throw new IllegalArgumentException("Tickets have no " + column);
    };
  }

  private List<Report.Figure> figures(Counts now, Counts before) {
    return columns().stream()
        .filter(column -> column != ReportColumn.GROUP)
        .map(column ->
            new Report.Figure(
                column, cell(column, now), Optional.of(cell(column, before)), now.all()))
        .toList();
  }

  private Counts whole(Period period) {
    return counts(period, TicketFilter.NO_GROUP).stream()
        .findFirst()
        .orElseGet(
            () -> new Counts(Optional.empty(), false, 0, 0, Optional.empty(), Optional.empty()));
  }

  private List<Counts> counts(Period period, Field<String> group) {
    TableField<?, Instant> when = rate ? TICKET.OPENED_AT : TICKET.RESOLVED_AT;
    Field<Integer> escalated =
        rate ? count().filterWhere(wasEscalated(period)) : inline(0, SQLDataType.INTEGER);
    return asked
        .tx()
        .dsl()
        .select(group, count(), escalated, share(0.5), share(0.9))
        .from(TICKET)
        .leftJoin(ACCOUNT)
        .on(TicketFilter.account(asked))
        .where(
            TICKET.ORG_ID.eq(asked.tx().orgId()),
            when.ge(period.from()),
            when.lt(period.until()),
            TicketFilter.of(asked),
            rate ? org.jooq.impl.DSL.noCondition() : TICKET.OPENED_AT.le(TICKET.RESOLVED_AT))
        .groupBy(group)
        .orderBy(count().desc(), group)
        .fetch(row ->
            new Counts(
                Optional.ofNullable(row.value1()),
                isKnown(period),
                row.value2(),
                row.value3(),
                seconds(row.value4()),
                seconds(row.value5())));
  }

  private Field<Double> share(double part) {
    return rate
        ? inline((Double) null, SQLDataType.DOUBLE)
        : field(
            "extract(epoch from percentile_disc({0}) within group (order by {1} - {2}))::float8",
            SQLDataType.DOUBLE, inline(part), TICKET.RESOLVED_AT, TICKET.OPENED_AT);
  }

  private static Optional<Duration> seconds(@org.jspecify.annotations.Nullable Double seconds) {
    return Optional.ofNullable(seconds).map(s -> Duration.ofMillis(Math.round(s * 1000)));
  }

  /** A request for it was filed since, whatever became of it. */
  private Condition wasEscalated(Period period) {
    return TICKET.TICKET_KEY.in(
        select(ESCALATION.TICKET_KEY)
            .from(ESCALATION)
            .where(
                ESCALATION.ORG_ID.eq(asked.tx().orgId()),
                ESCALATION.REQUESTED_AT.ge(period.from()),
                Standing.wasAskedFor()));
  }
}
