package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.min;

import dev.baton.db.report.RequestCounts.Counts;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Dimension;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.ReportName;
import dev.baton.escalation.report.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;

/** Requests, decisions, bounces and agents: all of them are counts of requests. */
final class RequestReport {
  private static final List<ReportColumn> ESCALATIONS =
      List.of(
          ReportColumn.GROUP,
          ReportColumn.FILED,
          ReportColumn.APPROVED,
          ReportColumn.BOUNCED,
          ReportColumn.PENDING,
          ReportColumn.ENDED_OTHERWISE,
          ReportColumn.BOUNCE_SHARE,
          ReportColumn.IN_TIME);
  private static final List<ReportColumn> DECISION =
      List.of(
          ReportColumn.GROUP,
          ReportColumn.DECIDED,
          ReportColumn.HALF,
          ReportColumn.NINE_TENTHS,
          ReportColumn.IN_TIME,
          ReportColumn.PENDING);
  private static final List<ReportColumn> BOUNCES =
      List.of(
          ReportColumn.GROUP,
          ReportColumn.BOUNCED,
          ReportColumn.COUNTED,
          ReportColumn.DECIDED,
          ReportColumn.BOUNCE_SHARE);
  private static final List<ReportColumn> CAUSES =
      List.of(ReportColumn.GROUP, ReportColumn.BOUNCED, ReportColumn.RATE);
  private static final List<ReportColumn> AGENTS =
      List.of(
          ReportColumn.AGENT,
          ReportColumn.FILED,
          ReportColumn.APPROVED,
          ReportColumn.BOUNCED,
          ReportColumn.COUNTED,
          ReportColumn.BOUNCE_SHARE,
          ReportColumn.HALF);

  private final Asked asked;
  private final RequestCounts counts;
  private final RequestCounts figures;

  RequestReport(Asked asked) {
    this.asked = asked;
    ReportName name = asked.question().name();
    var which = RequestFilter.of(asked.question(), asked.scope());
    boolean timed = name == ReportName.DECISION || name == ReportName.AGENTS;
    this.counts = new RequestCounts(asked.tx(), which, timed);
    this.figures = new RequestCounts(asked.tx(), which, name == ReportName.DECISION);
  }

  Report read() {
    List<Row> read = rows();
    Counts now = whole(read);
    Counts before = figures.of(List.of(asked.before().in(asked.zone()))).getFirst();
    List<ReportColumn> columns = columns();
    List<List<Cell>> rows = new ArrayList<>();
    for (Row row : read) {
      if (!isOfBounces() || asked.isByTime() || row.counts().bounced() > 0) {
        rows.add(columns.stream().map(column -> cell(column, row, now)).toList());
      }
    }
    return asked.report(figures(now, before), columns, rows, Set.of());
  }

  /** Counts add up; how long half of all took does not, and is read once more. */
  private Counts whole(List<Row> rows) {
    if (asked.question().name() == ReportName.DECISION) {
      return figures.of(List.of(asked.period())).getFirst();
    }
    return rows.stream().map(Row::counts).reduce(Counts.NOTHING, Counts::plus);
  }

  private record Row(Cell group, Counts counts) {}

  private List<Row> rows() {
    if (asked.isByTime()) {
      return byTime();
    }
    List<Row> rows = new ArrayList<>();
    for (Counts counted : counts.of(List.of(asked.period()), group(), shown())) {
      rows.add(new Row(named(counted.group()), counted));
    }
    return rows;
  }

  private List<Row> byTime() {
    List<Span.Part> parts = asked.parts();
    Dimension unit = asked.question().by().orElseThrow();
    List<Period> ranges = parts.stream().map(part -> part.in(asked.zone())).toList();
    return counts.of(ranges).stream()
        .map(counted -> new Row(new Cell.When(unit, parts.get(counted.place())), counted))
        .toList();
  }

  private boolean isOfBounces() {
    return asked.question().name() == ReportName.BOUNCES;
  }

  private Field<String> group() {
    if (asked.question().name() == ReportName.AGENTS) {
      return ESCALATION.REQUESTER;
    }
    return switch (asked.question().by().orElseThrow()) {
      case TIER -> ESCALATION.TO_TIER;
      case ACCOUNT_TIER -> ESCALATION.ACCOUNT_TIER;
      case PRIORITY -> ESCALATION.PRIORITY;
      case CATEGORY -> ESCALATION.CATEGORY;
      case ACCOUNT -> lower(ESCALATION.CUSTOMER);
      case LEAD -> RequestFilter.LEAD;
      case OWNER -> ESCALATION.NEW_OWNER;
      case CAUSE -> ESCALATION.BOUNCE_CODE;
      case MONTH, WEEK -> throw new IllegalStateException("Time is counted part by part.");
    };
  }

  /** One of the spellings, where a group has several. */
  private Field<String> shown() {
    return asked.question().by().filter(by -> by == Dimension.ACCOUNT).isPresent()
        ? min(ESCALATION.CUSTOMER)
        : group();
  }

  private Cell named(Optional<String> group) {
    if (asked.question().name() == ReportName.AGENTS) {
      return new Cell.Person(group);
    }
    return switch (asked.question().by().orElseThrow()) {
      case LEAD, OWNER -> new Cell.Person(group);
      case CAUSE -> new Cell.Code(Cell.Code.Kind.BOUNCE, group);
      case TIER, ACCOUNT_TIER, PRIORITY, CATEGORY, ACCOUNT, MONTH, WEEK -> new Cell.Text(group);
    };
  }

  private List<ReportColumn> columns() {
    return switch (asked.question().name()) {
      case DECISION -> DECISION;
      case AGENTS -> AGENTS;
      case BOUNCES ->
          asked.question().by().filter(by -> by == Dimension.CAUSE).isPresent() ? CAUSES : BOUNCES;
      default -> ESCALATIONS;
    };
  }

  private static Cell cell(ReportColumn column, Row row, Counts all) {
    Counts of = row.counts();
    return switch (column) {
      case GROUP, AGENT -> row.group();
      // A cause's share of all that were bounced.
      case RATE -> new Cell.Share(of.bounced(), all.bounced());
      default -> cell(column, of);
    };
  }

  private static Cell cell(ReportColumn column, Counts of) {
    return switch (column) {
      case FILED -> new Cell.Count(of.filed());
      case APPROVED -> new Cell.Count(of.approved());
      case BOUNCED -> new Cell.Count(of.bounced());
      case COUNTED -> new Cell.Count(of.countedBounces());
      case PENDING -> new Cell.Count(of.pending());
      case ENDED_OTHERWISE -> new Cell.Count(of.ended());
      case DECIDED -> new Cell.Count(of.decided());
      case BOUNCE_SHARE -> new Cell.Share(of.bounced(), of.decided());
      case IN_TIME -> new Cell.Share(of.inTime(), of.decided());
      case HALF -> new Cell.Time(of.half());
      case NINE_TENTHS -> new Cell.Time(of.nineTenths());
      default -> throw new IllegalArgumentException("Requests have no " + column);
    };
  }

  private List<Report.Figure> figures(Counts now, Counts before) {
    List<ReportColumn> wanted =
        switch (asked.question().name()) {
          case DECISION ->
              List.of(
                  ReportColumn.HALF,
                  ReportColumn.NINE_TENTHS,
                  ReportColumn.IN_TIME,
                  ReportColumn.PENDING);
          case BOUNCES ->
              List.of(ReportColumn.BOUNCED, ReportColumn.COUNTED, ReportColumn.BOUNCE_SHARE);
          default ->
              List.of(
                  ReportColumn.FILED,
                  ReportColumn.APPROVED,
                  ReportColumn.BOUNCED,
                  ReportColumn.BOUNCE_SHARE,
                  ReportColumn.PENDING);
        };
    return wanted.stream()
        .map(column ->
            new Report.Figure(
                column,
                cell(column, now),
                // What waits now did not wait then.
                Optional.of(cell(column, before)).filter(_ -> column != ReportColumn.PENDING),
                of(column, now)))
        .toList();
  }

  private static long of(ReportColumn column, Counts counted) {
    return switch (column) {
      case BOUNCE_SHARE, IN_TIME, HALF, NINE_TENTHS -> counted.decided();
      default -> counted.filed();
    };
  }
}
