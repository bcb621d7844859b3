package dev.baton.db;

/**
 * A text holds what PostgreSQL keeps in no column, such as a NUL. What people type is cleaned of it
 * before; where it stands in an id, no such thing exists, and nothing was changed.
 */
public final class UnstorableText extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnstorableText(Throwable cause) {
    super("The text holds what the database cannot keep.", cause);
  }

  static boolean isBehind(Throwable failure) {
    return DatabaseUnavailable.sqlFailure(failure)
        .map(sql -> "22021".equals(sql.getSQLState()) || "22P05".equals(sql.getSQLState()))
        .orElse(false);
  }
}
