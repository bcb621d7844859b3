package dev.baton.db.install;

import static dev.baton.db.tables.baton.Tables.INSTALLATION;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.InstallationRecord;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;

/** The workspace's installation: whether there is one, and its tokens. */
public final class Installations {
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
    if (Ending.in(tx).takenBack().equals(UninstallReason.ERASED.code())) {
      return false;
    }
    tx.dsl()
        .insertInto(INSTALLATION)
        .set(INSTALLATION.ORG_ID, tx.orgId())
        .set(row)
        .onConflict(INSTALLATION.ORG_ID)
        .doUpdate()
        .set(row)
        .set(INSTALLATION.VERSION, INSTALLATION.VERSION.plus(1))
        .execute();
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

  private void audit(
      AuditKind kind, String by, String surface, Map<String, String> content, Instant at) {
    tx.audit(new AuditEntry(kind, at, by, surface, Optional.empty(), content));
  }

  private Condition mine() {
    return INSTALLATION.ORG_ID.eq(tx.orgId());
  }

  static Installation installation(InstallationRecord row) {
    return new Installation(
        row.getOrgWide(),
        row.getBotUser(),
        row.getToken(),
        Optional.ofNullable(row.getRefreshToken()),
        Optional.ofNullable(row.getExpiresAt()),
        row.getVersion());
  }
}
