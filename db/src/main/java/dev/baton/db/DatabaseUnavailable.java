package dev.baton.db;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/**
 * The database could not be reached, or did not answer in the time allowed. Nothing was stored by
 * the transaction that threw this, unless the connection broke during its commit.
 */
public final class DatabaseUnavailable extends RuntimeException {
  static final String READ_ONLY = "25006";
  private static final String DISK_FULL = "53100";
  private static final String TOO_LONG = "57014";

  DatabaseUnavailable(Throwable cause) {
    super("The database could not be reached or did not answer in time.", cause);
  }

  /** Why, as far as it can be told, for a person at the console; the end of a sentence. */
  public String inWords() {
    return Encryption.trouble(this).orElseGet(this::byState);
  }

  private String byState() {
    String state = sqlFailure(this).map(SQLException::getSQLState).orElse("");
    return switch (state) {
      case "28000", "28P01" -> "the server refuses the user or the password";
      case "3D000" -> "the server has no database of that name";
      case "57P01", "57P02", "57P03" -> "the server is stopping or starting";
      case DISK_FULL -> "the server's disk is full";
      case "53300" -> "the server has no connection left";
      case TOO_LONG -> "the answer took too long";
      case READ_ONLY -> "the server takes no writes now";
      default -> "nobody answers at that address";
    };
  }

  /** Whether the database is there, and a statement ran into its limit of time. */
  public boolean tookTooLong() {
    return sqlFailure(this).filter(failure -> TOO_LONG.equals(failure.getSQLState())).isPresent();
  }

  /** Whether the failure is the database's absence and not a fault in what was asked of it. */
  static boolean isBehind(Throwable failure) {
    return sqlFailure(failure).map(DatabaseUnavailable::isAbsence).orElse(false);
  }

  /** The failed statement, when it wrote where only reading is allowed. */
  Optional<RuntimeException> wroteWhereNobodyMay() {
    return sqlFailure(this).filter(failure -> READ_ONLY.equals(failure.getSQLState())).isPresent()
            && getCause() instanceof RuntimeException statement
        ? Optional.of(statement)
        : Optional.empty();
  }

  static Optional<SQLException> sqlFailure(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static boolean isAbsence(SQLException failure) {
    if (failure instanceof SQLTransientConnectionException) {
      return true;
    }
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      // shutdown, crash, starting up, too many connections, statement_timeout; a server that takes
      // no writes is not the one to talk to, or not yet, and one without room takes none either
      case "57P01", "57P02", "57P03", "53300", TOO_LONG, READ_ONLY, DISK_FULL -> true;
      // The server gives every failure a state; without one it is the connection that is gone.
      default -> state.isEmpty() || state.startsWith("08");
    };
  }
}
