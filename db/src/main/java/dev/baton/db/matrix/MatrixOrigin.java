package dev.baton.db.matrix;

import java.util.Locale;

/** What a version of the matrix was made from. */
public enum MatrixOrigin {
  FILE,
  /** A linked Google Sheet. */
  SHEET,
  /** An older version. */
  ROLLBACK,
  /** Single routes changed in Slack. */
  CHANGE,
  /** The first-run interview. */
  INTERVIEW;

  /** As stored and audited. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Undoes {@link #code}; throws {@link IllegalArgumentException} on anything else. */
  public static MatrixOrigin parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
