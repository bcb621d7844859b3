package dev.baton.matrix.sla;

import dev.baton.matrix.FileColumn;
import dev.baton.matrix.FileColumns;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The columns of a file of promises, in the order in which they are written. */
public enum SlaColumn implements FileColumn {
  ACCOUNT,
  ACCOUNT_TIER,
  PRIORITY,
  FIRST_RESPONSE,
  RESOLUTION,
  HOURS;

  @Override
  public String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them, and what a file must have. */
  public static FileColumns all() {
    return new FileColumns(
        List.of(values()),
        EnumSet.of(FIRST_RESPONSE),
        EnumSet.of(FIRST_RESPONSE, RESOLUTION),
        false);
  }
}
