package dev.baton.db.log;

import static dev.baton.db.tables.baton.Tables.AUDIT_CONTENT;
import static dev.baton.db.tables.baton.Tables.AUDIT_EVENT;
import static dev.baton.db.tables.baton.Tables.AUDIT_HEAD;

import dev.baton.db.Tx;
import dev.baton.escalation.log.AuditContent;
import dev.baton.escalation.log.AuditEvent;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.log.ChainHead;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The workspace's chain of audit events, to be read; a transaction appends to it by {@link
 * Tx#audit}.
 */
public final class AuditLog {
  private static final int ROWS_PER_FETCH = 1000;

  private final Tx tx;

  private AuditLog(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static AuditLog in(Tx tx) {
    return new AuditLog(tx);
  }

  /** What the workspace's chain ends with. */
  public record Head(long number, String hash) {}

  /** What the chain ends with; number 0 for an empty one. */
  public Head head() {
    return tx.dsl()
        .select(AUDIT_HEAD.NUMBER, AUDIT_HEAD.HASH)
        .from(AUDIT_HEAD)
        .where(AUDIT_HEAD.ORG_ID.eq(tx.orgId()))
        .fetchOptional(row -> new Head(row.value1(), row.value2()))
        .orElse(new Head(0, AuditEvent.GENESIS));
  }

  /**
   * Whether the event of that number still has that hash; an empty chain is held by every other.
   */
  public boolean holds(ChainHead noted) {
    return noted.number() == 0
        || tx.dsl()
            .fetchExists(
                AUDIT_EVENT,
                DSL.and(
                    AUDIT_EVENT.ORG_ID.eq(tx.orgId()),
                    AUDIT_EVENT.NUMBER.eq(noted.number()),
                    AUDIT_EVENT.HASH.eq(noted.hash())));
  }

  /** Recomputes the whole chain, without holding it in memory. */
  public ChainCheck.Verdict verify() {
    ChainCheck check = new ChainCheck();
    forEach(check::accept);
    Head head = head();
    return check.verdict(head.number(), head.hash());
  }

  /** Every event, oldest first, with its content unless that was erased. */
  public void forEach(BiConsumer<AuditEvent, Optional<AuditContent>> consumer) {
    try (Cursor<? extends Record> cursor =
        tx.dsl()
            .select(AUDIT_EVENT.asterisk(), AUDIT_CONTENT.SALT, AUDIT_CONTENT.CONTENT)
            .from(AUDIT_EVENT)
            .leftJoin(AUDIT_CONTENT)
            .on(
                AUDIT_CONTENT.ORG_ID.eq(AUDIT_EVENT.ORG_ID),
                AUDIT_CONTENT.NUMBER.eq(AUDIT_EVENT.NUMBER))
            .where(AUDIT_EVENT.ORG_ID.eq(tx.orgId()))
            .orderBy(AUDIT_EVENT.NUMBER)
            .fetchSize(ROWS_PER_FETCH)
            .fetchLazy()) {
      cursor.forEach(row -> consumer.accept(eventOf(row), contentOf(row)));
    }
  }

  private static AuditEvent eventOf(Record row) {
    var event = row.into(AUDIT_EVENT);
    return new AuditEvent(
        event.getOrgId(),
        event.getNumber(),
        event.getAt(),
        event.getKind(),
        event.getActor(),
        event.getSurface(),
        Optional.ofNullable(event.getTicketKey()),
        Optional.ofNullable(event.getSeq()),
        event.getDigest(),
        event.getPrevious(),
        event.getHash());
  }

  private static Optional<AuditContent> contentOf(Record row) {
    return Optional.ofNullable(row.get(AUDIT_CONTENT.SALT))
        .map(salt -> new AuditContent(salt, row.get(AUDIT_CONTENT.CONTENT)));
  }
}
