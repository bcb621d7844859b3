package dev.baton.db.install;

import static dev.baton.db.tables.baton.Tables.INSTALLATION;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.tables.baton.tables.records.InstallationRecord;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.notify.DeliveryReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;

/** The workspace's installation: its tokens, and its end. */
public final class Installations {
  /** Erases the workspace, if that is due when it runs. */
  public static final Job ERASE = new Job("workspace-erasure");

  /** How long what a workspace left behind is kept, in case it comes back. */
  public static final Duration KEPT_FOR = Duration.ofDays(30);

  private final Tx tx;

  private Installations(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Installations in(Tx tx) {
    return new Installations(tx);
  }

  /**
   * Keeps what Slack gave. A removal noted earlier is taken back: nothing is erased, and messages
   * still owed are queued again.
   *
   * @return false while an erasure that an admin ordered has not run: then nothing is kept
   */
  public boolean save(Installation installation, String installer, Instant at) {
    InstallationRecord row = new InstallationRecord();
    row.setOrgWide(installation.orgWide());
    row.setBotUser(installation.botUser());
    row.setToken(installation.token());
    row.setRefreshToken(installation.refreshToken().orElse(null));
    row.setExpiresAt(installation.expiresAt().orElse(null));
    row.setRefreshUntil(null);
    row.setInstalledBy(installer);
    row.setInstalledAt(at);
    row.setLeftAt(null);
    row.setLeftWhy(null);
    row.setEraseAt(null);
    int kept =
        tx.dsl()
            .insertInto(INSTALLATION)
            .set(INSTALLATION.ORG_ID, tx.orgId())
            .set(row)
            .onConflict(INSTALLATION.ORG_ID)
            .doUpdate()
            .set(row)
            .set(INSTALLATION.VERSION, INSTALLATION.VERSION.plus(1))
            // Asked of the row itself, which an order given meanwhile has changed.
            .where(INSTALLATION.LEFT_WHY.isDistinctFrom(UninstallReason.ERASED.code()))
            .execute();
    if (kept == 0) {
      return false;
    }
    new Resumption(tx).begin(at);
    audit(AuditKind.APP_INSTALLED, installer, "install", Map.of(), at);
    return true;
  }

  /** What Slack is called with; empty when Baton is not installed, or not through its own page. */
  public Optional<Installation> current() {
    return tx.dsl()
        .selectFrom(INSTALLATION)
        .where(mine(), INSTALLATION.TOKEN.isNotNull())
        .fetchOptional(Installations::installation);
  }

  /**
   * Whether Baton works for this workspace: it knows it, and was not removed. Whoever acts in the
   * background asks in each transaction.
   */
  public boolean isServed() {
    return tx.dsl()
        .fetchExists(
            WORKSPACE,
            WORKSPACE
                .ORG_ID
                .eq(tx.orgId())
                .and(
                    notExists(
                        selectOne()
                            .from(INSTALLATION)
                            .where(mine(), INSTALLATION.LEFT_AT.isNotNull()))));
  }

  /** Whether this workspace ever installed Baton, whatever became of it. */
  public boolean isKnown() {
    return tx.dsl().fetchExists(INSTALLATION, mine());
  }

  /** When it was installed or came back last; empty when its own token always served it. */
  public Optional<Instant> installedAt() {
    return tx.dsl()
        .select(INSTALLATION.INSTALLED_AT)
        .from(INSTALLATION)
        .where(mine(), INSTALLATION.INSTALLED_AT.isNotNull())
        .fetchOptional(INSTALLATION.INSTALLED_AT);
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
      return new RefreshTurn.Refreshed(installation(row));
    }
    if (row.getRefreshUntil() != null && row.getRefreshUntil().isAfter(now)) {
      return new RefreshTurn.Taken(row.getRefreshUntil());
    }
    tx.dsl().update(INSTALLATION).set(INSTALLATION.REFRESH_UNTIL, until).where(mine()).execute();
    return new RefreshTurn.Mine(installation(row));
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

  /**
   * Ends Baton's work for this workspace: the tokens are erased, nothing queued is sent any more,
   * and everything is erased later.
   *
   * @param by who ended it; a Slack id, or {@code slack} where Slack does not say
   * @param eraseAt not before this instant
   * @return false when it had ended, or the workspace is unknown: then nothing is changed
   */
  public boolean leave(UninstallReason why, String by, Instant at, Instant eraseAt) {
    if (!isServed()) {
      return false;
    }
    tx.dsl()
        .insertInto(INSTALLATION)
        .set(INSTALLATION.ORG_ID, tx.orgId())
        .set(INSTALLATION.LEFT_AT, at)
        .set(INSTALLATION.LEFT_WHY, why.code())
        .set(INSTALLATION.ERASE_AT, eraseAt)
        .onConflict(INSTALLATION.ORG_ID)
        .doUpdate()
        .setNull(INSTALLATION.TOKEN)
        .setNull(INSTALLATION.REFRESH_TOKEN)
        .setNull(INSTALLATION.EXPIRES_AT)
        .setNull(INSTALLATION.REFRESH_UNTIL)
        .set(INSTALLATION.VERSION, INSTALLATION.VERSION.plus(1))
        .set(INSTALLATION.LEFT_AT, at)
        .set(INSTALLATION.LEFT_WHY, why.code())
        .set(INSTALLATION.ERASE_AT, eraseAt)
        .execute();
    DeliveryQueue.in(tx).skipAllQueued(DeliveryReason.BATON_REMOVED, at);
    tx.enqueue(ERASE, "erase", eraseAt);
    audit(
        AuditKind.APP_REMOVED,
        by,
        "slack",
        Map.of("why", why.code(), "erase_at", eraseAt.toString()),
        at);
    return true;
  }

  /** Takes a removal back, for a workspace that is served with a token of its own again. */
  public boolean stay(Instant at) {
    if (!endIsTakenBack(at)) {
      return false;
    }
    new Resumption(tx).begin(at);
    return true;
  }

  private boolean endIsTakenBack(Instant at) {
    return tx.dsl()
            .update(INSTALLATION)
            .set(INSTALLATION.INSTALLED_AT, at)
            .setNull(INSTALLATION.LEFT_AT)
            .setNull(INSTALLATION.LEFT_WHY)
            .setNull(INSTALLATION.ERASE_AT)
            // An erasure that an admin ordered stays ordered, even when the bot starts again.
            .where(
                mine(),
                INSTALLATION.LEFT_AT.isNotNull(),
                INSTALLATION.LEFT_WHY.ne(UninstallReason.ERASED.code()))
            .execute()
        == 1;
  }

  /**
   * Skips messages that another process queued after Baton was removed, because it did not know of
   * the removal yet.
   *
   * @return whether Baton is removed; an install that comes now waits for this transaction
   */
  public boolean skipWhatIsQueued(Instant at) {
    if (isServed() || isServedOnceLocked()) {
      return false;
    }
    DeliveryQueue.in(tx).skipAllQueued(DeliveryReason.BATON_REMOVED, at);
    return true;
  }

  private boolean isServedOnceLocked() {
    tx.dsl().select(INSTALLATION.ORG_ID).from(INSTALLATION).where(mine()).forNoKeyUpdate().fetch();
    return isServed();
  }

  /** Whether an admin ordered everything erased and that has not run yet. */
  public boolean isErasureOrdered() {
    return tx.dsl()
        .fetchExists(INSTALLATION, mine(), INSTALLATION.LEFT_WHY.eq(UninstallReason.ERASED.code()));
  }

  /**
   * Erases the whole workspace, its queued work included; false when that is not due. What an admin
   * ordered is due whatever the hour, as clocks of two processes need not agree.
   */
  public boolean erase(Instant at) {
    boolean due =
        isErasureOrdered()
            || tx.dsl()
                .fetchExists(
                    INSTALLATION,
                    mine(),
                    INSTALLATION.LEFT_AT.isNotNull(),
                    INSTALLATION.ERASE_AT.le(at));
    if (!due) {
      return false;
    }
    tx.dsl().fetch("select baton.erase_workspace(?::timestamptz)", at);
    tx.forgetQueued();
    return true;
  }

  private void audit(
      AuditKind kind, String by, String surface, Map<String, String> content, Instant at) {
    tx.audit(new AuditEntry(kind, at, by, surface, Optional.empty(), content));
  }

  private Condition mine() {
    return INSTALLATION.ORG_ID.eq(tx.orgId());
  }

  private static Installation installation(InstallationRecord row) {
    return new Installation(
        row.getOrgWide(),
        row.getBotUser(),
        row.getToken(),
        Optional.ofNullable(row.getRefreshToken()),
        Optional.ofNullable(row.getExpiresAt()),
        row.getVersion());
  }
}
