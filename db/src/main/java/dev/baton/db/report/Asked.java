package dev.baton.db.report;

import dev.baton.db.Tx;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Dimension;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.ReportScope;
import dev.baton.escalation.report.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A question with all that its answer depends on.
 *
 * @param zone of the workspace
 */
record Asked(Tx tx, Question question, ReportScope scope, ZoneId zone, Instant now) {
  /** A table shows no more rows; a file neither, so that both are the same. */
  static final int MOST_ROWS = 500;

  LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  Span span() {
    return question.span().orElseThrow();
  }

  Span before() {
    return span().before(today());
  }

  Period period() {
    return span().in(zone);
  }

  /** The months or weeks of the time, where it is grouped by them. */
  List<Span.Part> parts() {
    return question.by().filter(by -> by == Dimension.WEEK).isPresent()
        ? span().weeks(today())
        : span().months(today());
  }

  boolean isByTime() {
    return question.by().filter(Dimension::isTime).isPresent();
  }

  Report report(
      List<Report.Figure> figures,
      List<ReportColumn> columns,
      List<List<Cell>> rows,
      Set<Report.Note> more) {
    Set<Report.Note> notes = EnumSet.noneOf(Report.Note.class);
    notes.addAll(more);
    if (isByTime() && span().isRunning(today())) {
      notes.add(Report.Note.SO_FAR);
    }
    switch (scope) {
      case ReportScope.Everything _ -> {}
      case ReportScope.Tiers _ -> notes.add(Report.Note.OWN_TIERS_ONLY);
      case ReportScope.Own _ -> notes.add(Report.Note.OWN_ONLY);
    }
    int left = Math.max(0, rows.size() - MOST_ROWS);
    // Of time, the newest.
    int from = isByTime() ? left : 0;
    return new Report(
        question,
        zone,
        today(),
        figures,
        columns,
        rows.subList(from, rows.size() - left + from),
        left,
        notes);
  }
}
