package dev.baton.matrix.csv;

import dev.baton.matrix.FileColumn;
import dev.baton.matrix.check.PromiseDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What files of promises and of criteria have in common. */
final class PromiseCells {
  private PromiseCells() {}

  /** Empty when blank or unreadable. */
  static Optional<SlaHours> hours(RowCells cells, FileColumn column) {
    return cells.parsed(column, SlaHours::parse, new PromiseDefect.NotHours());
  }

  /** Empty when blank or unreadable; days are none beside working hours. */
  static Optional<Duration> time(RowCells cells, FileColumn column, SlaHours hours) {
    Optional<SlaTime> time =
        cells.parsed(column, SlaTime::parse, new PromiseDefect.NotTime(SlaTime.LONGEST));
    time.filter(read -> read.inDays() && !(hours instanceof SlaHours.Always))
        .ifPresent(read ->
            cells.fault(
                column.header(),
                cells.text(column).orElse(""),
                new PromiseDefect.DaysOfWork(read.length().toDays())));
    return time.map(SlaTime::length);
  }

  static List<String> values(RowCells cells, FileColumn column, int most) {
    List<String> values = cells.values(column);
    cells.limit(column.header(), values, most, RowDefect.Part.VALUE);
    return values;
  }
}
