package dev.baton.db.medium;

import static dev.baton.db.tables.baton.Tables.ONCALL_KEY;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.matrix.OncallKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The keys by which routes call PagerDuty. They are sealed before they come here. */
public final class OncallKeys {
  private final Tx tx;

  private OncallKeys(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static OncallKeys in(Tx tx) {
    return new OncallKeys(tx);
  }

  /** Keeps one; the same key is kept anew, under the key that seals now. */
  public void keep(OncallKey key, String sealed, Instant at) {
    tx.dsl()
        .insertInto(ONCALL_KEY)
        .set(ONCALL_KEY.ORG_ID, tx.orgId())
        .set(ONCALL_KEY.FINGERPRINT, key.fingerprint())
        .set(ONCALL_KEY.SEALED, sealed)
        .set(ONCALL_KEY.KEPT_AT, at)
        .onConflict(ONCALL_KEY.ORG_ID, ONCALL_KEY.FINGERPRINT)
        .doUpdate()
        .set(ONCALL_KEY.SEALED, sealed)
        .set(ONCALL_KEY.KEPT_AT, at)
        .execute();
  }

  /** As it is kept; empty when it is not. */
  public Optional<String> sealed(OncallKey key) {
    return tx.dsl()
        .select(ONCALL_KEY.SEALED)
        .from(ONCALL_KEY)
        .where(ONCALL_KEY.ORG_ID.eq(tx.orgId()), ONCALL_KEY.FINGERPRINT.eq(key.fingerprint()))
        .fetchOptional(ONCALL_KEY.SEALED);
  }

  /** All that are kept. */
  public Set<OncallKey> all() {
    return tx.dsl()
        .select(ONCALL_KEY.FINGERPRINT)
        .from(ONCALL_KEY)
        .where(ONCALL_KEY.ORG_ID.eq(tx.orgId()))
        .fetchSet(row -> new OncallKey(row.value1()));
  }

  /**
   * Deletes those that were kept before that moment and stand in no version of the matrix: what
   * they were proposed with was never applied.
   */
  public int forgetUnused(Instant before) {
    return tx.dsl()
        .deleteFrom(ONCALL_KEY)
        .where(
            ONCALL_KEY.ORG_ID.eq(tx.orgId()),
            ONCALL_KEY.KEPT_AT.lt(before),
            notExists(
                selectOne()
                    .from(ROUTE)
                    .where(
                        ROUTE.ORG_ID.eq(ONCALL_KEY.ORG_ID),
                        ROUTE.ONCALL.eq(ONCALL_KEY.FINGERPRINT))))
        .execute();
  }
}
