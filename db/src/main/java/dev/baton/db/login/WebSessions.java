package dev.baton.db.login;

import static dev.baton.db.tables.baton.Tables.LOGIN_LINK;
import static dev.baton.db.tables.baton.Tables.WEB_SESSION;

import dev.baton.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;

/** Who is signed in. A session that is over is deleted. Known by a digest of its secret only. */
public final class WebSessions {
  /** Without a request for so long it is over. */
  public static final Duration IDLE = Duration.ofHours(12);

  /** It is over after this however busy it is. */
  public static final Duration LIFE = Duration.ofDays(7);

  /** Not every request writes. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

  private final Tx tx;

  private WebSessions(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static WebSessions in(Tx tx) {
    return new WebSessions(tx);
  }

  /**
   * Signs this person in; what is over in this workspace goes.
   *
   * @param digest of its secret
   */
  public void begin(String member, String digest, Instant now) {
    tx.dsl()
        .deleteFrom(WEB_SESSION)
        .where(
            WEB_SESSION.ORG_ID.eq(tx.orgId()),
            WEB_SESSION.ENDS_AT.le(now).or(WEB_SESSION.SEEN_AT.le(now.minus(IDLE))))
        .execute();
    tx.dsl()
        .insertInto(WEB_SESSION)
        .set(WEB_SESSION.ORG_ID, tx.orgId())
        .set(WEB_SESSION.DIGEST, digest)
        .set(WEB_SESSION.MEMBER_ID, member)
        .set(WEB_SESSION.BEGAN_AT, now)
        .set(WEB_SESSION.SEEN_AT, now)
        .set(WEB_SESSION.ENDS_AT, now.plus(LIFE))
        .execute();
  }

  /** Whose it is; empty for one that is over or unknown. Notes that it was used. */
  public Optional<String> memberOf(String digest, Instant now) {
    Optional<Seen> found =
        tx.dsl()
            .select(WEB_SESSION.MEMBER_ID, WEB_SESSION.SEEN_AT)
            .from(WEB_SESSION)
            .where(of(digest), WEB_SESSION.ENDS_AT.gt(now), WEB_SESSION.SEEN_AT.gt(now.minus(IDLE)))
            .fetchOptional(row -> new Seen(row.value1(), row.value2()));
    found
        .filter(seen -> seen.at().isBefore(now.minus(NOTED_EVERY)))
        .ifPresent(_ ->
            tx.dsl().update(WEB_SESSION).set(WEB_SESSION.SEEN_AT, now).where(of(digest)).execute());
    return found.map(Seen::member);
  }

  private record Seen(String member, Instant at) {}

  /** Signs out what has this secret. */
  public void end(String digest) {
    tx.dsl().deleteFrom(WEB_SESSION).where(of(digest)).execute();
  }

  /** Signs this person out everywhere; links that were not used yet go too. */
  public void endAllOf(String member) {
    tx.dsl()
        .deleteFrom(LOGIN_LINK)
        .where(LOGIN_LINK.ORG_ID.eq(tx.orgId()), LOGIN_LINK.MEMBER_ID.eq(member))
        .execute();
    tx.dsl()
        .deleteFrom(WEB_SESSION)
        .where(WEB_SESSION.ORG_ID.eq(tx.orgId()), WEB_SESSION.MEMBER_ID.eq(member))
        .execute();
  }

  /** Signs everybody of the workspace out. */
  public void endAll() {
    tx.dsl().deleteFrom(LOGIN_LINK).where(LOGIN_LINK.ORG_ID.eq(tx.orgId())).execute();
    tx.dsl().deleteFrom(WEB_SESSION).where(WEB_SESSION.ORG_ID.eq(tx.orgId())).execute();
  }

  private Condition of(String digest) {
    return WEB_SESSION.ORG_ID.eq(tx.orgId()).and(WEB_SESSION.DIGEST.eq(digest));
  }
}
