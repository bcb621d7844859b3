package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.SEEN_EVENT;

import java.time.Instant;

/**
 * Events that were handled already: Slack delivers one again when our answer was late. Noted in the
 * transaction that handles it, so that an event counts as seen exactly when what it asked for is
 * done. Holds ids and times only.
 */
public final class SeenEvents {
  private final Tx tx;

  private SeenEvents(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static SeenEvents in(Tx tx) {
    return new SeenEvents(tx);
  }

  /**
   * Notes the event; true for exactly one of any number of transactions that commit.
   *
   * @param id unique over all senders, such as {@code slack/Ev123}
   */
  public boolean isFirst(String id, Instant receivedAt) {
    return tx.dsl()
            .insertInto(SEEN_EVENT)
            .set(SEEN_EVENT.EVENT_ID, id)
            .set(SEEN_EVENT.RECEIVED_AT, receivedAt)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /**
   * Removes what no sender delivers again.
   *
   * @return how many
   */
  public int forgetBefore(Instant instant) {
    return tx.dsl().deleteFrom(SEEN_EVENT).where(SEEN_EVENT.RECEIVED_AT.lt(instant)).execute();
  }
}
