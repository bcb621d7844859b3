package dev.baton.db.login;

import static dev.baton.db.tables.baton.Tables.LOGIN_LINK;

import dev.baton.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;

/** Links that sign one person in, once. Known by a digest of their secret only. */
public final class LoginLinks {
  private final Tx tx;

  private LoginLinks(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static LoginLinks in(Tx tx) {
    return new LoginLinks(tx);
  }

  /**
   * Keeps a new one for this person; what is over in this workspace goes.
   *
   * @param digest of its secret
   */
  public void make(String member, String digest, Instant now, Duration goodFor) {
    tx.dsl()
        .deleteFrom(LOGIN_LINK)
        .where(LOGIN_LINK.ORG_ID.eq(tx.orgId()), LOGIN_LINK.EXPIRES_AT.le(now))
        .execute();
    tx.dsl()
        .insertInto(LOGIN_LINK)
        .set(LOGIN_LINK.ORG_ID, tx.orgId())
        .set(LOGIN_LINK.DIGEST, digest)
        .set(LOGIN_LINK.MEMBER_ID, member)
        .set(LOGIN_LINK.MADE_AT, now)
        .set(LOGIN_LINK.EXPIRES_AT, now.plus(goodFor))
        .execute();
  }

  /** Whom it signs in; empty for one that is over, used or unknown. Uses nothing up. */
  public Optional<String> memberOf(String digest, Instant now) {
    return tx.dsl()
        .select(LOGIN_LINK.MEMBER_ID)
        .from(LOGIN_LINK)
        .where(valid(digest, now))
        .fetchOptional(LOGIN_LINK.MEMBER_ID);
  }

  /** The same, and nobody gets in by it any more. */
  public Optional<String> use(String digest, Instant now) {
    return tx.dsl()
        .deleteFrom(LOGIN_LINK)
        .where(valid(digest, now))
        .returningResult(LOGIN_LINK.MEMBER_ID)
        .fetchOptional(LOGIN_LINK.MEMBER_ID);
  }

  private Condition valid(String digest, Instant now) {
    return LOGIN_LINK
        .ORG_ID
        .eq(tx.orgId())
        .and(LOGIN_LINK.DIGEST.eq(digest))
        .and(LOGIN_LINK.EXPIRES_AT.gt(now));
  }
}
