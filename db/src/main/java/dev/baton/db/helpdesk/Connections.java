package dev.baton.db.helpdesk;

import static dev.baton.db.tables.baton.Tables.CONNECTION;

import dev.baton.db.Locators;
import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.ConnectionRecord;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/** The programs that may send to a workspace. */
public final class Connections {
  /** Of the locators that lead to them. */
  public static final String LOCATOR = "hook";

  /** So many may send at a time. */
  public static final int MOST = 20;

  private final Tx tx;

  private Connections(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Connections in(Tx tx) {
    return new Connections(tx);
  }

  /**
   * A new one, as it is kept.
   *
   * @param pathHash SHA-256 of the last part of its address, hexadecimal
   * @param path the same, sealed
   * @param secret sealed; empty where the program makes its own, which is given later
   */
  public record Created(
      UUID id, String kind, String name, String pathHash, String path, Optional<String> secret) {}

  /** Lets a program send; false when so many may already that no more can. */
  public boolean create(Created made, String by, Instant at) {
    // Two admins at once are counted one after the other: both hold the lock on the roles.
    if (tx.dsl()
            .fetchCount(CONNECTION, CONNECTION.ORG_ID.eq(tx.orgId()), CONNECTION.OFF_AT.isNull())
        >= MOST) {
      return false;
    }
    Locators.lead(tx, LOCATOR, made.pathHash(), Optional.empty());
    tx.dsl()
        .insertInto(CONNECTION)
        .set(CONNECTION.ORG_ID, tx.orgId())
        .set(CONNECTION.CONNECTION_ID, made.id())
        .set(CONNECTION.KIND, made.kind())
        .set(CONNECTION.NAME, made.name())
        .set(CONNECTION.PATH_SHA256, made.pathHash())
        .set(CONNECTION.PATH, made.path())
        .set(CONNECTION.SECRET, made.secret().orElse(null))
        .set(CONNECTION.CREATED_BY, by)
        .set(CONNECTION.CREATED_AT, at)
        .execute();
    audit(AuditKind.CONNECTION_CREATED, made.id(), made.name(), by, at);
    return true;
  }

  /**
   * Has it sign with another secret; the one before holds until then. A third one is not kept.
   *
   * @param secretBefore the present one, sealed as an old one
   * @return false when it is off, or unknown
   */
  public boolean rotate(
      UUID id, String secret, String secretBefore, Instant until, String by, Instant at) {
    Optional<ConnectionRow> row = find(id).filter(ConnectionRow::isOn);
    if (row.isEmpty()) {
      return false;
    }
    tx.dsl()
        .update(CONNECTION)
        .set(CONNECTION.SECRET, secret)
        .set(CONNECTION.SECRET_OLD, secretBefore)
        .set(CONNECTION.SECRET_OLD_UNTIL, until)
        .set(CONNECTION.ROTATED_AT, at)
        .where(mine(id))
        .execute();
    audit(AuditKind.CONNECTION_ROTATED, id, row.get().name(), by, at);
    return true;
  }

  /**
   * Takes the secret that a help desk made; the one before, if there is one, holds until then.
   *
   * @param before the present one, sealed as an old one
   * @return false when it is off, or unknown
   */
  public boolean give(
      UUID id,
      String secret,
      Optional<String> before,
      Optional<Instant> until,
      String keyTemplate,
      String by,
      Instant at) {
    Optional<ConnectionRow> row = find(id).filter(ConnectionRow::isOn);
    if (row.isEmpty()) {
      return false;
    }
    tx.dsl()
        .update(CONNECTION)
        .set(CONNECTION.SECRET, secret)
        .set(CONNECTION.SECRET_OLD, before.orElse(null))
        .set(CONNECTION.SECRET_OLD_UNTIL, until.orElse(null))
        .set(CONNECTION.KEY_TEMPLATE, keyTemplate)
        .set(CONNECTION.ROTATED_AT, at)
        .where(mine(id))
        .execute();
    audit(AuditKind.CONNECTION_ROTATED, id, row.get().name(), by, at);
    return true;
  }

  /** Has keys of its tickets made so; false when it is off, or unknown. */
  public boolean setKeys(UUID id, String keyTemplate, String by, Instant at) {
    Optional<ConnectionRow> row = find(id).filter(ConnectionRow::isOn);
    if (row.isEmpty()) {
      return false;
    }
    tx.dsl().update(CONNECTION).set(CONNECTION.KEY_TEMPLATE, keyTemplate).where(mine(id)).execute();
    audit(AuditKind.CONNECTION_CHANGED, id, row.get().name(), by, at);
    return true;
  }

  /** The account whose events count: that of the first, which this may be. */
  public String accountOf(UUID id, String said) {
    Optional<String> known = find(id).flatMap(ConnectionRow::account);
    if (known.isPresent()) {
      return known.get();
    }
    return lock(id)
        .flatMap(ConnectionRow::account)
        .orElseGet(() -> {
          tx.dsl().update(CONNECTION).set(CONNECTION.ACCOUNT, said).where(mine(id)).execute();
          return said;
        });
  }

  /** Lets it send no more, for good; what it sent stays. False when it was off, or is unknown. */
  public boolean switchOff(UUID id, String by, Instant at) {
    Optional<ConnectionRecord> row =
        tx.dsl()
            .selectFrom(CONNECTION)
            .where(mine(id), CONNECTION.OFF_AT.isNull())
            .forNoKeyUpdate()
            .fetchOptional();
    if (row.isEmpty()) {
      return false;
    }
    Optional.ofNullable(row.get().getPathSha256())
        .ifPresent(hash -> Locators.forget(tx, LOCATOR, List.of(hash)));
    tx.dsl()
        .update(CONNECTION)
        .setNull(CONNECTION.PATH_SHA256)
        .setNull(CONNECTION.PATH)
        .setNull(CONNECTION.SECRET)
        .setNull(CONNECTION.SECRET_OLD)
        .setNull(CONNECTION.SECRET_OLD_UNTIL)
        .set(CONNECTION.OFF_AT, at)
        .set(CONNECTION.OFF_BY, by)
        .where(mine(id))
        .execute();
    audit(AuditKind.CONNECTION_ENDED, id, row.get().getName(), by, at);
    return true;
  }

  private void audit(AuditKind kind, UUID id, String name, String by, Instant at) {
    tx.audit(
        new AuditEntry(
            kind,
            at,
            by,
            "slack",
            Optional.empty(),
            Map.of("connection", id.toString(), "name", name)));
  }

  /** The one whose address ends so; empty when none that may send does. */
  public Optional<ConnectionRow> ofPath(String pathHash) {
    return tx.dsl()
        .selectFrom(CONNECTION)
        .where(CONNECTION.ORG_ID.eq(tx.orgId()), CONNECTION.PATH_SHA256.eq(pathHash))
        .fetchOptional(Connections::read);
  }

  /** The one of this id; empty when there is none. */
  public Optional<ConnectionRow> find(UUID id) {
    return tx.dsl().selectFrom(CONNECTION).where(mine(id)).fetchOptional(Connections::read);
  }

  /** The same, held until the end of the transaction. */
  public Optional<ConnectionRow> lock(UUID id) {
    return tx.dsl()
        .selectFrom(CONNECTION)
        .where(mine(id))
        .forNoKeyUpdate()
        .fetchOptional(Connections::read);
  }

  /** Those that may send, then those that no longer may, the newest first. */
  public List<ConnectionRow> all() {
    return tx.dsl()
        .selectFrom(CONNECTION)
        .where(CONNECTION.ORG_ID.eq(tx.orgId()))
        .orderBy(CONNECTION.OFF_AT.desc().nullsFirst(), CONNECTION.CREATED_AT.desc())
        .limit(MOST + MOST)
        .fetch(Connections::read);
  }

  private Condition mine(UUID id) {
    return CONNECTION.ORG_ID.eq(tx.orgId()).and(CONNECTION.CONNECTION_ID.eq(id));
  }

  private static ConnectionRow read(ConnectionRecord row) {
    return new ConnectionRow(
        row.getConnectionId(),
        row.getKind(),
        row.getName(),
        Optional.ofNullable(row.getPath()),
        Optional.ofNullable(row.getSecret()),
        Optional.ofNullable(row.getSecretOld())
            .map(old -> new ConnectionRow.OldSecret(old, row.getSecretOldUntil())),
        Optional.ofNullable(row.getAccount()),
        Optional.ofNullable(row.getKeyTemplate()),
        row.getCreatedAt(),
        Optional.ofNullable(row.getOffAt()));
  }
}
