package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.FIRST_TAKING;

import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.ticket.TicketConsequences;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.escalation.sla.TicketNews;
import dev.baton.escalation.ticket.TakeOutcome;
import dev.baton.escalation.ticket.Taking;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tickets that began without an owner get their first one here, once; everything later is a yes.
 */
public final class FirstOwners {
  private final Tx tx;

  private FirstOwners(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static FirstOwners in(Tx tx) {
    return new FirstOwners(tx);
  }

  /**
   * Makes somebody the first owner of a ticket that has none. A request that waits shows it.
   *
   * @param by Slack id of who says so, and may; the owner themselves where they take it
   */
  public TakeOutcome give(String identity, String owner, String by, Instant at) {
    Members.in(tx).hold(List.of(owner, by));
    Tickets.in(tx).lock(identity);
    Optional<TicketNow> found = Tickets.in(tx).find(identity);
    if (found.isEmpty() || KnownTickets.in(tx).leadsOn(identity)) {
      return new TakeOutcome.Unknown();
    }
    if (found.get().owner().isPresent()) {
      return new TakeOutcome.OwnedAlready(found.get());
    }
    if (Members.in(tx).find(owner).filter(Member::isFull).isEmpty()) {
      return new TakeOutcome.NotHere(found.get());
    }
    insert(identity, owner, by, at);
    TicketNow taken = Tickets.in(tx).find(identity).orElseThrow();
    tell(taken, owner, by, at);
    new TicketConsequences(tx).tell(new TicketNews(TicketNews.Kind.TAKEN, identity, at, 0, owner));
    tx.audit(
        new AuditEntry(
            AuditKind.TICKET_TAKEN,
            at,
            by,
            "slack",
            Optional.empty(),
            Map.of("ticket", taken.key().shown(), "owner", owner, "tier", taken.tier().name())));
    return new TakeOutcome.Taken(taken);
  }

  private void insert(String identity, String owner, String by, Instant at) {
    tx.dsl()
        .insertInto(FIRST_TAKING)
        .set(FIRST_TAKING.ORG_ID, tx.orgId())
        .set(FIRST_TAKING.TICKET_KEY, identity)
        .set(FIRST_TAKING.OWNER, owner)
        .set(FIRST_TAKING.GIVEN_BY, by)
        .set(FIRST_TAKING.TAKEN_AT, at)
        .execute();
  }

  private void tell(TicketNow taken, String owner, String by, Instant at) {
    Escalations.in(tx)
        .pendingOf(taken.key().identity())
        .map(Escalation::ref)
        .ifPresent(ref -> DeliveryQueue.in(tx).redraw(ref, at));
    if (!owner.equals(by)) {
      DeliveryQueue.in(tx)
          .queue(
              new PlannedDelivery(
                  new Notice.TicketGiven(taken.key().identity()),
                  Medium.SLACK,
                  owner,
                  Set.of(NoticeRole.NEW_OWNER)),
              at);
    }
  }

  /** How this ticket got its first owner; empty where it began with one, or has none yet. */
  public Optional<Taking> of(String identity) {
    return tx.dsl()
        .selectFrom(FIRST_TAKING)
        .where(FIRST_TAKING.ORG_ID.eq(tx.orgId()), FIRST_TAKING.TICKET_KEY.eq(identity))
        .fetchOptional(row -> new Taking(row.getOwner(), row.getGivenBy(), row.getTakenAt()));
  }
}
