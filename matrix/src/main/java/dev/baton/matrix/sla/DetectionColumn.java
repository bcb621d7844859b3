package dev.baton.matrix.sla;

import dev.baton.matrix.FileColumn;
import dev.baton.matrix.FileColumns;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The columns of a file of criteria, in the order in which they are written. */
public enum DetectionColumn implements FileColumn {
  WHEN,
  TIER,
  PRIORITY,
  ACCOUNT_TIER,
  CATEGORY,
  AFTER,
  HOURS,
  WAITING,
  TO,
  SAY;

  @Override
  public String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them, and what a file must have. */
  public static FileColumns all() {
    return new FileColumns(
        List.of(values()), EnumSet.of(WHEN, AFTER, TO, SAY), EnumSet.of(WHEN, AFTER), false);
  }
}
