package dev.baton.db.install;

import static dev.baton.db.tables.baton.Tables.INSTALLATION;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.InstallationRecord;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;

/** How a workspace's token follows the one before it, by one process for all. */
public final class TokenRotation {
  private final Tx tx;

  private TokenRotation(Tx tx) {
    this.tx = tx;
  }

  /** That of this transaction's workspace. */
  public static TokenRotation in(Tx tx) {
    return new TokenRotation(tx);
  }

  /**
   * Asks for the turn to fetch the next token.
   *
   * @param version of the token that is no good any more
   * @param until when the turn ends by itself
   */
  public RefreshTurn takeTurn(int version, Instant now, Instant until) {
    Optional<InstallationRecord> found =
        tx.dsl()
            .selectFrom(INSTALLATION)
            .where(mine(), INSTALLATION.TOKEN.isNotNull())
            .forNoKeyUpdate()
            .fetchOptional();
    if (found.isEmpty()) {
      return new RefreshTurn.Left();
    }
    InstallationRecord row = found.get();
    if (row.getVersion() != version) {
      return new RefreshTurn.Refreshed(Installations.installation(row));
    }
    if (row.getRefreshUntil() != null && row.getRefreshUntil().isAfter(now)) {
      return new RefreshTurn.Taken(row.getRefreshUntil());
    }
    tx.dsl().update(INSTALLATION).set(INSTALLATION.REFRESH_UNTIL, until).where(mine()).execute();
    return new RefreshTurn.Mine(Installations.installation(row));
  }

  /**
   * Keeps the next token; false when there is another one by now, or none, and then that stands.
   *
   * @param version of the token it follows
   */
  public boolean refreshed(int version, String token, String refreshToken, Instant expiresAt) {
    return tx.dsl()
            .update(INSTALLATION)
            .set(INSTALLATION.TOKEN, token)
            .set(INSTALLATION.REFRESH_TOKEN, refreshToken)
            .set(INSTALLATION.EXPIRES_AT, expiresAt)
            .setNull(INSTALLATION.REFRESH_UNTIL)
            .set(INSTALLATION.VERSION, INSTALLATION.VERSION.plus(1))
            .where(mine(), INSTALLATION.VERSION.eq(version), INSTALLATION.TOKEN.isNotNull())
            .execute()
        == 1;
  }

  /** Ends the turn to fetch the token after that one without a new token. */
  public void giveTurnBack(int version) {
    tx.dsl()
        .update(INSTALLATION)
        .setNull(INSTALLATION.REFRESH_UNTIL)
        .where(mine(), INSTALLATION.VERSION.eq(version))
        .execute();
  }

  /** The same tokens under another key; nothing happens when they are others by now. */
  public void sealAgain(int version, String token, Optional<String> refreshToken) {
    tx.dsl()
        .update(INSTALLATION)
        .set(INSTALLATION.TOKEN, token)
        .set(INSTALLATION.REFRESH_TOKEN, refreshToken.orElse(null))
        .where(mine(), INSTALLATION.VERSION.eq(version), INSTALLATION.TOKEN.isNotNull())
        .execute();
  }

  private Condition mine() {
    return INSTALLATION.ORG_ID.eq(tx.orgId());
  }
}
