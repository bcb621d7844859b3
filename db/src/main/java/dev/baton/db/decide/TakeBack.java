package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;

import dev.baton.db.Tx;
import dev.baton.db.clock.FirstActions;
import dev.baton.db.detect.Detections;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.escalate.UndoWindow;
import dev.baton.db.escalate.UndoneBounce;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.ticket.KnownEvents;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.db.ticket.Told;
import dev.baton.escalation.decide.AcceptanceKind;
import dev.baton.escalation.decide.TakeBackOutcome;
import dev.baton.escalation.decide.TakeBackRight;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticePlan;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Undoes a yes or a no that was a slip, by whoever gave it. */
final class TakeBack {
  private final Tx tx;

  TakeBack(Tx tx) {
    this.tx = tx;
  }

  /**
   * @param at now; where that clock runs behind the one that noted the decision, the decision's own
   *     time counts
   */
  TakeBackOutcome takeBack(EscalationRef ref, String actor, Instant at) {
    Optional<Escalation> known = Escalations.in(tx).find(ref);
    if (known.isEmpty()) {
      return new TakeBackOutcome.Unknown();
    }
    Members.in(tx).hold(involved(known.get(), actor));
    Tickets.in(tx).lock(ref.ticket());
    Escalation decided = Escalations.in(tx).find(ref).orElseThrow();
    TakeBackRight right = rightOf(decided, actor, at);
    if (right != TakeBackRight.YES) {
      return new TakeBackOutcome.Refused(decided, right);
    }
    Settlement.Decided decision = (Settlement.Decided) decided.settlement().orElseThrow();
    Instant undone = at.isBefore(decision.at()) ? decision.at() : at;
    return switch (decision) {
      case Settlement.Approved _ -> giveBack(decided, actor, undone);
      case Settlement.Bounced _ -> letWaitAgain(decided, actor, undone);
    };
  }

  TakeBackRight rightOf(Escalation escalation, String member, Instant now) {
    return TakeBackRight.of(escalation, facts(escalation, member), member, now);
  }

  private TakeBackRight.Facts facts(Escalation escalation, String member) {
    Optional<Settlement> settlement = escalation.settlement();
    Optional<String> newOwner =
        settlement.map(ended -> ended instanceof Settlement.Approved yes ? yes.newOwner() : "");
    String ticket = escalation.ticket().identity();
    int last = Tickets.in(tx).find(ticket).map(TicketNow::lastSeq).orElse(0);
    boolean approved = newOwner.filter(owner -> !owner.isEmpty()).isPresent();
    return new TakeBackRight.Facts(
        UndoWindow.in(tx).until(escalation.ref()),
        Roles.in(tx).permissionsOf(member).full(),
        approved && UndoWindow.in(tx).actedSinceApproval(escalation.ref(), newOwner.orElseThrow()),
        last > escalation.seq() || KnownTickets.in(tx).leadsOn(ticket),
        approved
            ? escalation.previousOwner().filter(owner -> !isThere(owner)).isEmpty()
            : escalation.isOfBaton() || isThere(escalation.requester()),
        !approved && escalation.isErased());
  }

  /** A guest may own what they filed, so only who left or was erased cannot have it back. */
  private boolean isThere(String member) {
    return Members.in(tx).find(member).filter(Member::mayFile).isPresent();
  }

  private static List<String> involved(Escalation escalation, String actor) {
    return Stream.concat(
            Stream.of(actor, escalation.requester()),
            Stream.concat(
                escalation.previousOwner().stream(),
                escalation.recipients().stream().map(Recipient::member)))
        .distinct()
        .toList();
  }

  private TakeBackOutcome giveBack(Escalation approved, String actor, Instant at) {
    tx.dsl()
        .insertInto(ACCEPTANCE)
        .set(ACCEPTANCE.ORG_ID, tx.orgId())
        .set(ACCEPTANCE.TICKET_KEY, approved.ticket().identity())
        .set(ACCEPTANCE.SEQ, approved.seq())
        .set(ACCEPTANCE.KIND, AcceptanceKind.TAKEN_BACK.code())
        .set(ACCEPTANCE.TO_TIER, approved.from().name())
        .set(ACCEPTANCE.NEW_OWNER, Escalations.in(tx).ownerAtFiling(approved.ref()).orElse(null))
        .set(ACCEPTANCE.ACCEPTED_BY, actor)
        .set(ACCEPTANCE.ACCEPTED_AT, at)
        .set(ACCEPTANCE.UNDO_UNTIL, UndoWindow.in(tx).until(approved.ref()).orElseThrow())
        .execute();
    FirstActions.in(tx).end(approved.ticket().identity(), "taken_back", actor, at);
    TicketClocks.in(tx)
        .moved(approved.ticket().identity(), approved.seq(), new Told(actor, "slack", at));
    return new TakeBackOutcome.ApprovalUndone(told(approved, at));
  }

  private TakeBackOutcome letWaitAgain(Escalation bounced, String actor, Instant at) {
    UndoneBounce undone =
        new UndoneBounce(
            bounced.seq(), actor, UndoWindow.in(tx).until(bounced.ref()).orElseThrow());
    FilingOutcome filed = Escalations.in(tx).fileAgain(again(bounced, actor, at), undone);
    if (!(filed instanceof FilingOutcome.Filed(var again, _))) {
      throw new IllegalStateException(bounced.label() + " changed under its lock");
    }
    return new TakeBackOutcome.BounceUndone(told(bounced, at), again);
  }

  /** The same request, to those of the people asked who are still here. */
  private Filing again(Escalation bounced, String actor, Instant at) {
    Route route =
        Matrices.in(tx)
            .route(bounced.route().matrixVersion(), bounced.route().number())
            .orElseThrow();
    return new Filing(
        tx.newId(),
        bounced.draft(),
        bounced.requester(),
        route,
        bounced.route().matrixVersion(),
        Direction.valueOf(bounced.kind().name()),
        bounced.proposedOwner(),
        bounced.because(),
        bounced.checklist(),
        askedAgain(bounced, actor),
        bounced.resendOf(),
        Optional.empty(),
        at);
  }

  private List<Recipient> askedAgain(Escalation bounced, String actor) {
    List<Recipient> here =
        bounced.recipients().stream()
            .filter(asked -> Roles.in(tx).permissionsOf(asked.member()).full())
            .toList();
    return here.isEmpty() ? List.of(new Recipient(actor, Decider.Role.MANAGER)) : here;
  }

  private Escalation told(Escalation decided, Instant at) {
    Escalation undone = Escalations.in(tx).find(decided.ref()).orElseThrow();
    DeliveryQueue queue = DeliveryQueue.in(tx);
    queue.redraw(undone.ref(), at);
    queue.redrawDecisions(undone.ref(), at);
    queue.queueEnd(new Notice.TakenBack(), NoticePlan.onTakenBack(undone), undone.ref(), at);
    tx.audit(AuditTrail.takenBack(undone));
    Detections.in(tx, new KnownEvents(tx)).look(undone.ticket().identity(), at);
    return undone;
  }
}
