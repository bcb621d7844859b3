package dev.baton.db;

import static dev.baton.db.tables.baton.Tables.HOME;

import java.time.Instant;

/** Whether somebody of a workspace looks at App Home, so that changes are worth telling. */
final class Looking {
  private Looking() {}

  static boolean anybody(Tx tx, Instant now) {
    return tx.dsl()
        .fetchExists(
            HOME, HOME.ORG_ID.eq(tx.orgId()), HOME.OPENED_AT.gt(now.minus(Change.LOOKING)));
  }
}
