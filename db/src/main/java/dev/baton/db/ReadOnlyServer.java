package dev.baton.db;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * What a server that takes no writes says ends that connection, and every other one is looked at
 * before it is used again: they may lead to a server that is no longer the one to talk to.
 */
final class ReadOnlyServer implements SQLExceptionOverride {
  private volatile boolean met;

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException failure) {
    if (!DatabaseUnavailable.READ_ONLY.equals(failure.getSQLState())) {
      return SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
    met = true;
    return SQLExceptionOverride.Override.MUST_EVICT;
  }

  /** Whether one was met, and none since that takes writes. */
  boolean wasMet() {
    return met;
  }

  void meet() {
    met = true;
  }

  void isOver() {
    met = false;
  }

  SQLException refusal() {
    return new SQLTransientConnectionException(
        "The database takes no writes.", DatabaseUnavailable.READ_ONLY);
  }
}
