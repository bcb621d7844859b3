package dev.baton.bot.report;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Dimension;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture of a report's rows, drawn by {@code chart.jte}; the table below it has the same values.
 *
 * @param series one or two
 */
public record Chart(String title, String said, List<Series> series, List<Label> labels) {
  /** Of the whole picture, in its own units. */
  public static final int WIDTH = 720;

  public static final int HEIGHT = 260;
  private static final int LEFT = 8;
  private static final int TOP = 28;
  private static final int BOTTOM = 36;
  private static final int MOST = 24;

  public Chart {
    requireNonNull(title);
    requireNonNull(said);
    series = List.copyOf(series);
    labels = List.copyOf(labels);
  }

  /**
   * Values of one column.
   *
   * @param line whether the values are points of a line
   * @param pieces the points of each piece of the line: where nothing was measured it is broken
   */
  public record Series(
      String name, String style, boolean line, List<String> pieces, List<Bar> bars) {
    public Series {
      pieces = List.copyOf(pieces);
      bars = List.copyOf(bars);
    }
  }

  /** A bar, or a point of a line. */
  public record Bar(int x, int y, int width, int height, String said) {}

  /** Below a group. */
  public record Label(int x, String said) {}

  /** Empty where a picture says nothing: lists, and fewer than two groups, nothing but zeroes. */
  static Optional<Chart> of(Report report, ReportText text) {
    Report shown = shown(report);
    List<ReportColumn> drawn = columns(report);
    List<List<Cell>> rows = shown.rows();
    if (drawn.isEmpty() || rows.size() < 2 || report.columns().contains(ReportColumn.CLOCK)) {
      return Optional.empty();
    }
    double most =
        drawn.stream()
            .flatMap(column -> shown.column(column).stream())
            .mapToDouble(Chart::size)
            .max()
            .orElse(0);
    if (most == 0) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    for (ReportColumn column : drawn) {
      series.add(series(shown, column, rows, most, series.size(), text));
    }
    String title = String.join(" · ", drawn.stream().map(text::column).toList());
    return Optional.of(
        new Chart(
            text.part(title, report, rows.size()),
            text.part(text.understood(report), report, rows.size()),
            series,
            labels(report, rows, text)));
  }

  /** As many rows as there is room for: of time the newest, else the fullest. */
  private static Report shown(Report report) {
    int all = report.rows().size();
    int from = isByTime(report) ? Math.max(0, all - MOST) : 0;
    return report.withRows(report.rows().subList(from, Math.min(all, from + MOST)));
  }

  static boolean isByTime(Report report) {
    return report.question().by().filter(Dimension::isTime).isPresent();
  }

  private static List<ReportColumn> columns(Report report) {
    List<ReportColumn> wanted =
        switch (report.question().name()) {
          case ESCALATIONS, AGENTS -> List.of(ReportColumn.FILED);
          case DECISION, RESOLUTION -> List.of(ReportColumn.HALF, ReportColumn.NINE_TENTHS);
          case BOUNCES -> List.of(ReportColumn.BOUNCED);
          case RATE ->
              report.columns().contains(ReportColumn.RATE)
                  ? List.of(ReportColumn.RATE)
                  : List.of(ReportColumn.ESCALATED);
          case ACCOUNTS -> List.of(ReportColumn.TICKETS);
          case SLA, PINGPONG, PATTERNS, REVIEWS, TICKETS -> List.of();
        };
    return wanted.stream().filter(report.columns()::contains).toList();
  }

  private static double size(Cell cell) {
    return switch (cell) {
      case Cell.Count(long count) -> count;
      case Cell.Share share -> share.share().orElse(0.0);
      case Cell.Time(var time) -> time.map(one -> one.toMillis() / 60_000.0).orElse(0.0);
      default -> 0;
    };
  }

  private static int step(int groups) {
    return (WIDTH - 2 * LEFT) / groups;
  }

  private static Series series(
      Report report,
      ReportColumn column,
      List<List<Cell>> rows,
      double most,
      int place,
      ReportText text) {
    int step = step(rows.size());
    boolean line = column == ReportColumn.HALF || column == ReportColumn.NINE_TENTHS;
    List<Bar> bars = new ArrayList<>();
    List<String> pieces = new ArrayList<>();
    List<Cell> values = report.column(column);
    boolean goesOn = false;
    for (int i = 0; i < rows.size(); i++) {
      Cell value = values.get(i);
      boolean measured = isMeasured(value);
      if (measured) {
        int height = (int) Math.round(size(value) / most * (HEIGHT - TOP - BOTTOM));
        int y = HEIGHT - BOTTOM - height;
        int x = LEFT + i * step;
        String said = text.cell(value, report.zone());
        bars.add(
            line
                ? new Bar(x + step / 2, y, 0, 0, said)
                : new Bar(x + step / 8, y, step * 3 / 4, height, said));
        String point = x + step / 2 + "," + y;
        if (goesOn) {
          pieces.set(pieces.size() - 1, pieces.getLast() + " " + point);
        } else {
          pieces.add(point);
        }
      }
      goesOn = measured;
    }
    return new Series(
        text.column(column),
        place == 0 ? "first" : "second",
        line,
        line ? pieces : List.of(),
        bars);
  }

  /** A share of too few cases is none. */
  private static boolean isMeasured(Cell value) {
    return switch (value) {
      case Cell.Time(var time) -> time.isPresent();
      case Cell.Share share -> share.share().isPresent();
      default -> true;
    };
  }

  private static List<Label> labels(Report report, List<List<Cell>> rows, ReportText text) {
    int step = step(rows.size());
    List<Label> labels = new ArrayList<>();
    int every = Math.max(1, rows.size() / 12);
    for (int i = 0; i < rows.size(); i += every) {
      labels.add(
          new Label(
              LEFT + i * step + step / 2,
              shortened(text.cell(rows.get(i).getFirst(), report.zone()), step * every)));
    }
    return labels;
  }

  /** About seven units a letter. */
  private static String shortened(String label, int room) {
    return Mrkdwn.shorten(label, Math.max(3, room / 7));
  }
}
