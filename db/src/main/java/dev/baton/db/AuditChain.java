package dev.baton.db;

import static dev.baton.db.tables.baton.Tables.AUDIT_CONTENT;
import static dev.baton.db.tables.baton.Tables.AUDIT_EVENT;
import static dev.baton.db.tables.baton.Tables.AUDIT_HEAD;

import dev.baton.escalation.log.AuditContent;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditEvent;
import java.util.List;

/** Appends to the workspace's chain of audit events; nothing else writes there. */
final class AuditChain {
  private AuditChain() {}

  private record Head(long number, String hash) {}

  /**
   * Puts entries at the end of the chain; the last statements of their transaction, because they
   * hold the head.
   */
  static void append(Tx tx, List<AuditEntry> entries) {
    Head head = lockHead(tx);
    long number = head.number();
    String hash = head.hash();
    for (AuditEntry entry : entries) {
      String salt = tx.newSalt();
      AuditEvent event = AuditEvent.append(tx.orgId(), ++number, hash, entry, salt);
      insert(tx, event, new AuditContent(salt, entry.canonicalContent()));
      hash = event.hash();
    }
    tx.dsl()
        .update(AUDIT_HEAD)
        .set(AUDIT_HEAD.NUMBER, number)
        .set(AUDIT_HEAD.HASH, hash)
        .where(AUDIT_HEAD.ORG_ID.eq(tx.orgId()))
        .execute();
  }

  private static Head lockHead(Tx tx) {
    tx.dsl()
        .insertInto(AUDIT_HEAD)
        .set(AUDIT_HEAD.ORG_ID, tx.orgId())
        .set(AUDIT_HEAD.NUMBER, 0L)
        .set(AUDIT_HEAD.HASH, AuditEvent.GENESIS)
        .onConflictDoNothing()
        .execute();
    return tx.dsl()
        .select(AUDIT_HEAD.NUMBER, AUDIT_HEAD.HASH)
        .from(AUDIT_HEAD)
        .where(AUDIT_HEAD.ORG_ID.eq(tx.orgId()))
        .forUpdate()
        .fetchSingle(row -> new Head(row.value1(), row.value2()));
  }

  private static void insert(Tx tx, AuditEvent event, AuditContent content) {
    tx.dsl()
        .insertInto(AUDIT_EVENT)
        .set(AUDIT_EVENT.ORG_ID, event.workspace())
        .set(AUDIT_EVENT.NUMBER, event.number())
        .set(AUDIT_EVENT.AT, event.at())
        .set(AUDIT_EVENT.KIND, event.kind())
        .set(AUDIT_EVENT.ACTOR, event.actor())
        .set(AUDIT_EVENT.SURFACE, event.surface())
        .set(AUDIT_EVENT.TICKET_KEY, event.ticket().orElse(null))
        .set(AUDIT_EVENT.SEQ, event.seq().orElse(null))
        .set(AUDIT_EVENT.DIGEST, event.digest())
        .set(AUDIT_EVENT.PREVIOUS, event.previous())
        .set(AUDIT_EVENT.HASH, event.hash())
        .execute();
    tx.dsl()
        .insertInto(AUDIT_CONTENT)
        .set(AUDIT_CONTENT.ORG_ID, event.workspace())
        .set(AUDIT_CONTENT.NUMBER, event.number())
        .set(AUDIT_CONTENT.SALT, content.salt())
        .set(AUDIT_CONTENT.CONTENT, content.text())
        .execute();
  }
}
