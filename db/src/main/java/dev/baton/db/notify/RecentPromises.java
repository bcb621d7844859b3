package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.MEMBER;

import dev.baton.db.Tx;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;

/** What somebody was told of promises lately. */
public final class RecentPromises {
  private static final String ONE = "promise_mark";
  private static final String MANY = "promises_many";

  private final Tx tx;

  private RecentPromises(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static RecentPromises in(Tx tx) {
    return new RecentPromises(tx);
  }

  /**
   * Until the transaction ends nobody else tells this person of promises, so that they are counted;
   * several people are to be held in the order of their ids.
   */
  public void hold(String member) {
    tx.dsl()
        .select(MEMBER.MEMBER_ID)
        .from(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(member))
        .forNoKeyUpdate()
        .fetch();
  }

  /** When each was told one by one since then, the oldest first. */
  public List<Instant> of(String member, Instant since) {
    return tx.dsl()
        .select(DELIVERY.CREATED_AT)
        .from(DELIVERY)
        .where(told(ONE, member, since))
        .orderBy(DELIVERY.CREATED_AT)
        .fetch(DELIVERY.CREATED_AT);
  }

  /** Whether the rest was told as one since then. */
  public boolean areCollected(String member, Instant since) {
    return tx.dsl().fetchExists(DELIVERY, told(MANY, member, since));
  }

  private Condition told(String kind, String member, Instant since) {
    return DELIVERY
        .ORG_ID
        .eq(tx.orgId())
        .and(DELIVERY.RECIPIENT.eq(member))
        .and(DELIVERY.KIND.eq(kind))
        .and(DELIVERY.CREATED_AT.gt(since));
  }
}
