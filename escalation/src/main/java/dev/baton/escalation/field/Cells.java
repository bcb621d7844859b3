package dev.baton.escalation.field;

import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.TableDefect;
import dev.baton.matrix.csv.TableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Cells that rows of several files have, and how they are read. */
public final class Cells {
  /** When the row was so; the newest of several words on a field wins by it. */
  public static final String UPDATED = "updated_at";

  /** The clock where the file was written may be ahead by this. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private Cells() {}

  /**
   * The moment in this column; empty when blank or faulty, which is noted.
   *
   * @param now no moment is later, but for clocks that differ
   */
  public static Optional<Instant> moment(TableRow row, String column, Instant now) {
    Optional<String> text = row.text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (Moment.read(text.get())) {
      case Moment.Not(var why) -> {
        row.fault(column, text.get(), why);
        yield Optional.empty();
      }
      case Moment.At(var at) -> {
        if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
          row.fault(column, text.get(), new TableDefect.InFuture());
        }
        yield Optional.of(at.isAfter(now) ? now : at);
      }
    };
  }

  /** The text there; one that is longer than is kept is noted as a fault. */
  public static Optional<String> limited(TableRow row, String column, int most) {
    Optional<String> text = row.text(column);
    text.filter(some -> some.length() > most)
        .ifPresent(some ->
            row.fault(
                column, some, new RowDefect.TooLong(RowDefect.Part.CELL, some.length(), most)));
    return text;
  }
}
