package dev.baton.db;

import static dev.baton.db.tables.baton.Tables.AUDIT_HEAD;

import dev.baton.db.tables.baton.tables.records.AuditContentRecord;
import dev.baton.db.tables.baton.tables.records.AuditEventRecord;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditEvent;
import java.util.ArrayList;
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
    List<AuditEventRecord> events = new ArrayList<>();
    List<AuditContentRecord> contents = new ArrayList<>();
    for (AuditEntry entry : entries) {
      String salt = tx.newSalt();
      AuditEvent event = AuditEvent.append(tx.orgId(), ++number, hash, entry, salt);
      events.add(row(event));
      contents.add(new AuditContentRecord(tx.orgId(), number, salt, entry.canonicalContent()));
      hash = event.hash();
    }
    tx.dsl().batchInsert(events).execute();
    tx.dsl().batchInsert(contents).execute();
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

  private static AuditEventRecord row(AuditEvent event) {
    AuditEventRecord row = new AuditEventRecord();
    row.setOrgId(event.workspace());
    row.setNumber(event.number());
    row.setAt(event.at());
    row.setKind(event.kind());
    row.setActor(event.actor());
    row.setSurface(event.surface());
    row.setTicketKey(event.ticket().orElse(null));
    row.setSeq(event.seq().orElse(null));
    row.setDigest(event.digest());
    row.setPrevious(event.previous());
    row.setHash(event.hash());
    return row;
  }
}
