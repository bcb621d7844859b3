package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.ESCALATION;

import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.clock.FirstActions;
import dev.baton.db.detect.Detections;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.escalate.UndoWindow;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.ticket.KnownEvents;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.db.ticket.Told;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.decide.DecisionRight;
import dev.baton.escalation.decide.OwnerFitness;
import dev.baton.escalation.decide.RedirectOutcome;
import dev.baton.escalation.decide.TakeBackOutcome;
import dev.baton.escalation.decide.TakeBackRight;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.UpdateSetMoreStep;

/** The gate: the only way a ticket changes its owner. */
public final class Decisions {
  private final Tx tx;

  private Decisions(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Decisions in(Tx tx) {
    return new Decisions(tx);
  }

  /**
   * Decides a pending escalation, once.
   *
   * @param tierPeople Slack ids of the receiving tier's people by the live matrix; the proposed
   *     owner need not be among them
   */
  public DecisionOutcome decide(
      EscalationRef ref, String actor, Decision decision, Set<String> tierPeople, Instant at) {
    Members.in(tx).hold(List.of(actor));
    Tickets.in(tx).lock(ref.ticket());
    Optional<Escalation> found = Escalations.in(tx).find(ref);
    if (found.isEmpty()) {
      return new DecisionOutcome.Unknown();
    }
    Escalation escalation = found.get();
    if (!escalation.isPending()) {
      return new DecisionOutcome.AlreadyDecided(escalation);
    }
    DecisionRight right = rightOf(escalation, actor);
    return switch (right) {
      case OWN_REQUEST, NONE -> new DecisionOutcome.NotYours(escalation, right);
      case ASKED -> decide(escalation, actor, false, decision, tierPeople, at);
      case OVERRIDE -> decide(escalation, actor, true, decision, tierPeople, at);
    };
  }

  /**
   * Takes a pending escalation out of the hands of everybody asked and gives it to one other.
   *
   * @param manager who wants that; must be a manager now, and neither requester nor the new decider
   * @param to somebody the live matrix lets decide, which the caller has made sure of
   */
  public RedirectOutcome redirect(EscalationRef ref, String manager, Recipient to, Instant at) {
    return new RedirectRequest(tx).redirect(ref, manager, to, at);
  }

  /** Undoes a decision within the window; asked of whoever had decided. */
  public TakeBackOutcome takeBack(EscalationRef ref, String actor, Instant at) {
    return new TakeBack(tx).takeBack(ref, actor, at);
  }

  /** Until when this person may take their decision back; empty when they may not now. */
  public Optional<Instant> mayBeTakenBack(Escalation escalation, String member, Instant now) {
    return escalation
        .settlement()
        .filter(ended -> ended instanceof Settlement.Decided && ended.by().equals(member))
        .filter(_ -> new TakeBack(tx).rightOf(escalation, member, now) == TakeBackRight.YES)
        .flatMap(_ -> UndoWindow.in(tx).until(escalation.ref()));
  }

  /** Whether this person may decide it now; the same question that every decision asks again. */
  public DecisionRight rightOf(Escalation escalation, String member) {
    Permissions permissions = Roles.in(tx).permissionsOf(member);
    return DecisionRight.of(escalation, member, permissions.full(), permissions.manager());
  }

  private DecisionOutcome decide(
      Escalation pending,
      String actor,
      boolean override,
      Decision decision,
      Set<String> tierPeople,
      Instant at) {
    return switch (decision) {
      case Decision.Approve(String newOwner) ->
          OwnerFitness.against(pending, newOwner, isFull(newOwner), tierPeople)
              .<DecisionOutcome>map(why -> new DecisionOutcome.OwnerUnfit(pending, newOwner, why))
              .orElseGet(() -> approve(pending, actor, override, newOwner, at));
      case Decision.SendBack(var bounce) ->
          new DecisionOutcome.Bounced(
              settle(
                  pending,
                  settlement(EscalationState.BOUNCED, actor, override, at)
                      .set(ESCALATION.BOUNCE_CODE, bounce.code().code())
                      .set(ESCALATION.BOUNCE_NOTE, bounce.note())
                      .set(ESCALATION.BOUNCE_TIER, bounce.rightTier().orElse(null))
                      .set(ESCALATION.BOUNCE_TICKET, bounce.duplicateOf().orElse(null)),
                  at));
    };
  }

  private boolean isFull(String member) {
    return Members.in(tx).find(member).filter(Member::isFull).isPresent();
  }

  private DecisionOutcome approve(
      Escalation pending, String actor, boolean override, String newOwner, Instant at) {
    Escalation approved =
        settle(
            pending,
            settlement(EscalationState.APPROVED, actor, override, at)
                .set(ESCALATION.NEW_OWNER, newOwner),
            () -> {
              accept(pending, actor, newOwner, at);
              FirstActions.in(tx).begin(pending, newOwner, actor, at);
            },
            at);
    return new DecisionOutcome.Approved(approved);
  }

  private void accept(Escalation approved, String actor, String newOwner, Instant at) {
    tx.dsl()
        .insertInto(ACCEPTANCE)
        .set(ACCEPTANCE.ORG_ID, tx.orgId())
        .set(ACCEPTANCE.TICKET_KEY, approved.ticket().identity())
        .set(ACCEPTANCE.SEQ, approved.seq())
        .set(ACCEPTANCE.TO_TIER, approved.to().name())
        .set(ACCEPTANCE.NEW_OWNER, newOwner)
        .set(ACCEPTANCE.ACCEPTED_BY, actor)
        .set(ACCEPTANCE.ACCEPTED_AT, at)
        .execute();
    TicketClocks.in(tx)
        .moved(approved.ticket().identity(), approved.seq(), new Told(actor, "slack", at));
  }

  private UpdateSetMoreStep<?> settlement(
      EscalationState state, String actor, boolean override, Instant at) {
    return tx.dsl()
        .update(ESCALATION)
        .set(ESCALATION.STATE, state.code())
        .set(ESCALATION.DECIDED_BY, actor)
        .set(ESCALATION.DECIDED_AT, at)
        .set(ESCALATION.OVERRIDE, override)
        .set(ESCALATION.UNDO_UNTIL, at.plus(UndoWindow.LENGTH))
        .set(ESCALATION.VERSION, ESCALATION.VERSION.plus(1));
  }

  private Escalation settle(Escalation pending, UpdateSetMoreStep<?> change, Instant at) {
    return settle(pending, change, () -> {}, at);
  }

  private Escalation settle(
      Escalation pending, UpdateSetMoreStep<?> change, Runnable alongside, Instant at) {
    int changed =
        change
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.TICKET_KEY.eq(pending.ticket().identity()),
                ESCALATION.SEQ.eq(pending.seq()),
                ESCALATION.STATE.eq(EscalationState.PENDING.code()),
                ESCALATION.VERSION.eq(pending.version()))
            .execute();
    if (changed != 1) {
      throw new IllegalStateException(pending.label() + " changed under its lock");
    }
    alongside.run();
    Escalation settled = Escalations.in(tx).find(pending.ref()).orElseThrow();
    stopClock(settled, at);
    DeliveryQueue.in(tx).redraw(settled.ref(), at);
    UndoWindow.in(tx)
        .begin(settled.ref(), settled.settlement().orElseThrow().by(), at.plus(UndoWindow.LENGTH));
    DeliveryQueue.in(tx)
        .queueEnd(new Notice.Decided(), NoticePlan.onDecided(settled), settled.ref(), at);
    tx.audit(AuditTrail.decided(settled));
    Detections.in(tx, new KnownEvents(tx)).look(settled.ticket().identity(), at);
    return settled;
  }

  private void stopClock(Escalation settled, Instant at) {
    String how = settled.bounce().isPresent() ? "bounced" : "approved";
    settled
        .settlement()
        .ifPresent(end -> Clocks.in(tx).stop(ClockKind.DECISION, settled.ref(), how, end.by(), at));
  }
}
