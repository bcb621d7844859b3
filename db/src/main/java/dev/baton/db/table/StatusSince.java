package dev.baton.db.table;

import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_EVENT;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.TicketRecord;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.Record2;

/**
 * Since when a ticket stands as it does: since the first of the words that said so and were not
 * taken back, not since the last. A program that tells the whole ticket at each change says the
 * same again and again.
 */
final class StatusSince {
  private final Tx tx;

  private StatusSince(Tx tx) {
    this.tx = tx;
  }

  static StatusSince in(Tx tx) {
    return new StatusSince(tx);
  }

  /** Sets it from what happened to this ticket; one that is gone is so since it went. */
  void settle(String key) {
    TicketRecord ticket =
        tx.dsl()
            .selectFrom(TICKET)
            .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(key))
            .fetchSingle();
    TicketStatus status = TicketStatus.parse(ticket.getStatus()).orElse(TicketStatus.OPEN);
    List<Record2<Instant, String>> words =
        tx.dsl()
            .select(TICKET_EVENT.AT, TICKET_EVENT.VALUE)
            .from(TICKET_EVENT)
            .where(
                TICKET_EVENT.ORG_ID.eq(tx.orgId()),
                TICKET_EVENT.TICKET_KEY.eq(key),
                TICKET_EVENT.WHAT.eq("status"))
            .orderBy(TICKET_EVENT.AT.desc(), TICKET_EVENT.NUMBER.desc())
            .fetch();
    if (ticket.getGone() != null
        || words.isEmpty()
        || !words.getFirst().value2().equals(status.code())) {
      return;
    }
    Optional<Instant> resolved =
        StampsJson.said(ticket.getStamps(), TicketRow.RESOLVED)
            .map(Instant::parse)
            .or(() -> since(words, known -> !known.isOpen()));
    tx.dsl()
        .update(TICKET)
        .set(
            TICKET.CUSTOMER_WAITING_SINCE,
            since(words, known -> known == TicketStatus.WAITING).orElse(null))
        .set(TICKET.RESOLVED_AT, status.isOpen() ? null : resolved.orElse(null))
        .set(TICKET.CLOSED_AT, since(words, known -> known == TicketStatus.CLOSED).orElse(null))
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(key))
        .execute();
  }

  /** The first of the last words that all say so; empty where the last one does not. */
  private static Optional<Instant> since(
      List<Record2<Instant, String>> newestFirst, Predicate<TicketStatus> so) {
    Optional<Instant> since = Optional.empty();
    for (Record2<Instant, String> word : newestFirst) {
      if (TicketStatus.parse(word.value2()).filter(so).isEmpty()) {
        return since;
      }
      since = Optional.of(word.value1());
    }
    return since;
  }
}
