package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.db.Tx;
import dev.baton.db.clock.FirstActions;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.member.Members;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.db.ticket.Told;
import dev.baton.escalation.decide.ReassignOutcome;
import dev.baton.escalation.decide.ReassignOutcome.What;
import dev.baton.escalation.decide.ReassignRight;
import dev.baton.escalation.decide.Reassignment;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.NoticePlan;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.JSONB;

/**
 * Moves one ticket to somebody else of its tier: an escalation that Baton files and the lead
 * approves in the same transaction, so that the owner changes by an acceptance as always.
 */
final class ReassignTicket {
  private static final Priority UNKNOWN_PRIORITY = Priority.P3;

  private final Tx tx;

  ReassignTicket(Tx tx) {
    this.tx = tx;
  }

  ReassignOutcome move(
      Reassignment order, String ticket, Set<Tier> led, Set<String> tierPeople, Instant at) {
    Members.in(tx).hold(List.of(order.by(), order.from(), order.to()));
    Tickets.in(tx).lock(ticket);
    Optional<TicketNow> now = Tickets.in(tx).find(ticket);
    Optional<Escalation> pending = Escalations.in(tx).pendingOf(ticket);
    ReassignRight.Facts facts =
        new ReassignRight.Facts(
            isFull(order.by()),
            led,
            isFull(order.to()),
            tierPeople,
            KnownTickets.in(tx).leadsOn(ticket),
            pending.isPresent());
    What what = ReassignRight.of(order, now, facts);
    return switch (what) {
      case MOVED ->
          new ReassignOutcome(ticket, what, Optional.of(move(order, now.orElseThrow(), at)));
      case PENDING -> new ReassignOutcome(ticket, what, pending.map(Escalation::seq));
      case UNKNOWN, JOINED, ELSEWHERE, NOT_LED, OWNER_LEFT, OWNER_OF_OTHER_TIER ->
          new ReassignOutcome(ticket, what, Optional.empty());
    };
  }

  private boolean isFull(String member) {
    return Members.in(tx).find(member).filter(Member::isFull).isPresent();
  }

  private int move(Reassignment order, TicketNow ticket, Instant at) {
    EscalationRef ref =
        new EscalationRef(ticket.key().identity(), Tickets.in(tx).nextNumber(ticket.key()));
    insertEscalation(order, ticket, ref, at);
    insertLead(order, ref, at);
    approve(order, ref, at);
    insertAcceptance(order, ref, at);
    Escalation moved = Escalations.in(tx).find(ref).orElseThrow();
    FirstActions.in(tx).begin(moved, order.to(), order.by(), at);
    Escalations.in(tx).redrawUndoable(ref, at);
    DeliveryQueue.in(tx).queue(NoticePlan.onMoved(moved, isHere(order.from())), ref, at);
    tx.audit(AuditTrail.moved(moved));
    return ref.seq();
  }

  private boolean isHere(String member) {
    return Members.in(tx).find(member).filter(Member::mayFile).isPresent();
  }

  private void insertEscalation(
      Reassignment order, TicketNow ticket, EscalationRef ref, Instant at) {
    tx.dsl()
        .insertInto(ESCALATION)
        .set(ESCALATION.ORG_ID, tx.orgId())
        .set(ESCALATION.TICKET_KEY, ref.ticket())
        .set(ESCALATION.SEQ, ref.seq())
        .set(ESCALATION.ESCALATION_ID, tx.newId())
        .set(ESCALATION.DRAFT_ID, onceFor(order, ref.ticket()))
        .set(ESCALATION.STATE, EscalationState.PENDING.code())
        .set(ESCALATION.KIND, EscalationKind.REASSIGN.code())
        .set(ESCALATION.FROM_TIER, order.tier().name())
        .set(ESCALATION.TO_TIER, order.tier().name())
        .set(ESCALATION.REQUESTER, Baton.ID)
        .set(ESCALATION.PREVIOUS_OWNER, order.from())
        .set(ESCALATION.PROPOSED_OWNER, order.to())
        .set(ESCALATION.BECAUSE, JSONB.valueOf("[]"))
        .set(ESCALATION.REASON, order.note())
        .set(ESCALATION.STEPS_TRIED, "")
        .set(ESCALATION.CHECKLIST, JSONB.valueOf("[]"))
        .set(ESCALATION.CATEGORY, ticket.category().orElse(null))
        .set(ESCALATION.PRIORITY, ticket.priority().orElse(UNKNOWN_PRIORITY).name())
        .set(ESCALATION.ACCOUNT_TIER, ticket.accountTier().orElse(null))
        .set(ESCALATION.CUSTOMER, ticket.customer().orElse(null))
        .set(ESCALATION.CUSTOM, JSONB.valueOf("{}"))
        .set(ESCALATION.CRITERIA, "")
        .set(ESCALATION.REQUESTED_AT, at)
        .set(ESCALATION.DECIDE_BY, at)
        .execute();
  }

  /** One order moves a ticket once, however often its work is done again. */
  private static UUID onceFor(Reassignment order, String ticket) {
    return UUID.nameUUIDFromBytes((order.id() + "/" + ticket).getBytes(UTF_8));
  }

  private void insertLead(Reassignment order, EscalationRef ref, Instant at) {
    tx.dsl()
        .insertInto(RECIPIENT)
        .set(RECIPIENT.ORG_ID, tx.orgId())
        .set(RECIPIENT.TICKET_KEY, ref.ticket())
        .set(RECIPIENT.SEQ, ref.seq())
        .set(RECIPIENT.MEMBER_ID, order.by())
        .set(RECIPIENT.POSITION, 0)
        .set(RECIPIENT.ROLE, Decider.Role.LEAD.name().toLowerCase(Locale.ROOT))
        .set(RECIPIENT.ADDED_AT, at)
        .execute();
  }

  private void approve(Reassignment order, EscalationRef ref, Instant at) {
    tx.dsl()
        .update(ESCALATION)
        .set(ESCALATION.STATE, EscalationState.APPROVED.code())
        .set(ESCALATION.DECIDED_BY, order.by())
        .set(ESCALATION.DECIDED_AT, at)
        .set(ESCALATION.NEW_OWNER, order.to())
        .set(ESCALATION.VERSION, ESCALATION.VERSION.plus(1))
        .where(
            ESCALATION.ORG_ID.eq(tx.orgId()),
            ESCALATION.TICKET_KEY.eq(ref.ticket()),
            ESCALATION.SEQ.eq(ref.seq()),
            ESCALATION.STATE.eq(EscalationState.PENDING.code()))
        .execute();
  }

  private void insertAcceptance(Reassignment order, EscalationRef ref, Instant at) {
    tx.dsl()
        .insertInto(ACCEPTANCE)
        .set(ACCEPTANCE.ORG_ID, tx.orgId())
        .set(ACCEPTANCE.TICKET_KEY, ref.ticket())
        .set(ACCEPTANCE.SEQ, ref.seq())
        .set(ACCEPTANCE.TO_TIER, order.tier().name())
        .set(ACCEPTANCE.NEW_OWNER, order.to())
        .set(ACCEPTANCE.ACCEPTED_BY, order.by())
        .set(ACCEPTANCE.ACCEPTED_AT, at)
        .execute();
    TicketClocks.in(tx).moved(ref.ticket(), ref.seq(), new Told(order.by(), "slack", at));
  }
}
