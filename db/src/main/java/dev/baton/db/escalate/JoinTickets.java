package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;

import dev.baton.db.Tx;
import dev.baton.db.clock.FirstActions;
import dev.baton.db.ticket.Happening;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.db.ticket.Told;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.JoinOutcome;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes another key lead to a ticket: one row more; the history of both stays where it is. */
public final class JoinTickets {
  private final Tx tx;
  private final KnownTickets known;

  private JoinTickets(Tx tx) {
    this.tx = tx;
    this.known = KnownTickets.in(tx);
  }

  /** Those of this transaction's workspace. */
  public static JoinTickets in(Tx tx) {
    return new JoinTickets(tx);
  }

  /**
   * From now on the other key leads to this ticket.
   *
   * @param identity of the ticket that stays
   * @param other as typed; a ticket of its own, or a key that nobody has filed yet
   * @param by Slack id of who says so, and may
   */
  public JoinOutcome join(String identity, KeyReading other, String by, Instant at) {
    Optional<TicketKey> key = known.keyOf(other);
    if (key.isEmpty()) {
      return new JoinOutcome.NoKey();
    }
    // In one order, so that two people who join the same pair the other way round do not wait for
    // each other.
    Stream.of(identity, key.get().identity()).distinct().sorted().forEach(Tickets.in(tx)::lock);
    return joinLocked(identity, known.keyOf(other).orElseThrow(), by, at);
  }

  private JoinOutcome joinLocked(String identity, TicketKey other, String by, Instant at) {
    Optional<TicketNow> ticket = Tickets.in(tx).find(identity);
    if (ticket.isEmpty() || known.leadsOn(identity)) {
      return new JoinOutcome.NotHere();
    }
    if (other.identity().equals(identity)) {
      return new JoinOutcome.SameAlready();
    }
    Optional<Escalation> pending = Escalations.in(tx).pendingOf(other.identity());
    if (pending.isPresent()) {
      return new JoinOutcome.StillPending(pending.get().label());
    }
    tx.dsl()
        .insertInto(TICKET_ALIAS)
        .set(TICKET_ALIAS.ORG_ID, tx.orgId())
        .set(TICKET_ALIAS.ALIAS_KEY, other.identity())
        .set(TICKET_ALIAS.TICKET_KEY, identity)
        .set(TICKET_ALIAS.JOINED_BY, by)
        .set(TICKET_ALIAS.JOINED_AT, at)
        .execute();
    // Nobody begins with it any more under the key that leads on.
    FirstActions.in(tx).end(other.identity(), "joined", by, at);
    merge(other.identity(), identity, by, at);
    TicketKey kept = ticket.get().key();
    tx.audit(
        new AuditEntry(
            AuditKind.TICKET_JOINED,
            at,
            by,
            "slack",
            Optional.empty(),
            Map.of("ticket", kept.shown(), "other", other.shown())));
    FirstActions.in(tx).acted(identity, by, "joined_tickets", at);
    return new JoinOutcome.Joined(kept, other);
  }

  /** What is promised is promised for the ticket that stays; its clocks go on as they were. */
  private void merge(String other, String into, String by, Instant at) {
    int known =
        tx.dsl()
            .update(TICKET)
            .set(TICKET.MERGED_INTO, into)
            .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(other))
            .execute();
    if (known > 0) {
      TicketClocks.in(tx)
          .happened(
              other,
              List.of(Happening.of(at, new TicketEvent.Merged(into))),
              new Told(by, "slack", at));
    }
  }
}
