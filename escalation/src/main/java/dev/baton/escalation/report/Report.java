package dev.baton.escalation.report;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer in figures; pages, messages and files are drawn of it and of nothing else.
 *
 * @param zone in which days begin
 * @param today there
 * @param rows a cell for each column
 * @param left how many rows more there are
 */
public record Report(
    Question question,
    ZoneId zone,
    LocalDate today,
    List<Figure> figures,
    List<ReportColumn> columns,
    List<List<Cell>> rows,
    long left,
    Set<Note> notes) {
  public Report {
    requireNonNull(question);
    requireNonNull(zone);
    requireNonNull(today);
    figures = List.copyOf(figures);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    notes = Set.copyOf(notes);
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(columns + " and " + row);
      }
    }
  }

  /**
   * One value of the whole report.
   *
   * @param before the same of the time before; empty where there is none
   * @param of how many cases it rests on
   */
  public record Figure(ReportColumn what, Cell now, Optional<Cell> before, long of) {
    public Figure {
      requireNonNull(what);
      requireNonNull(now);
      requireNonNull(before);
    }
  }

  /** What the reader must know of it. */
  public enum Note {
    /** Its last month or week runs still. */
    SO_FAR,
    /** Not every ticket is known, so no rate is given. */
    NO_HELP_DESK,
    /** Part of the time, or all of it, lies before every ticket was known. */
    RATE_SINCE_HELP_DESK,
    /** Of the tickets that stand with the reader now, all or none were escalated. */
    RATE_FOR_MANAGERS,
    OWN_ONLY,
    OWN_TIERS_ONLY,
    CONTRACTS_HIDDEN,
    /** Nobody knows an account of that name. */
    UNKNOWN_ACCOUNT,
    /** The board holds no more open tickets. */
    MOST_OPEN
  }

  /** The same with these rows only. */
  public Report withRows(List<List<Cell>> some) {
    return new Report(question, zone, today, figures, columns, some, left, notes);
  }

  /** The same where so many rows more are left out. */
  public Report withLeft(long more) {
    return new Report(question, zone, today, figures, columns, rows, more, notes);
  }

  /** The same with one note more. */
  public Report with(Note note) {
    Set<Note> all = EnumSet.of(note);
    all.addAll(notes);
    return new Report(question, zone, today, figures, columns, rows, left, all);
  }

  /** The cells of one column. */
  public List<Cell> column(ReportColumn column) {
    int place = columns.indexOf(column);
    return rows.stream().map(row -> row.get(place)).toList();
  }
}
