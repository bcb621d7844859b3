package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static org.jooq.impl.DSL.excluded;

import dev.baton.db.Tx;
import dev.baton.db.log.AuditTrail;
import dev.baton.escalation.decide.RedirectOutcome;
import dev.baton.escalation.decide.RedirectOutcome.Why;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.NoticePlan;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets somebody else decide in place of everybody asked so far. */
final class RedirectRequest {
  private final Tx tx;

  RedirectRequest(Tx tx) {
    this.tx = tx;
  }

  RedirectOutcome redirect(EscalationRef ref, String manager, Recipient to, Instant at) {
    tx.tickets().lock(ref.ticket());
    Optional<Escalation> found = tx.escalations().find(ref);
    if (found.isEmpty()) {
      return new RedirectOutcome.Unknown();
    }
    Escalation pending = found.get();
    if (!pending.isPending()) {
      return new RedirectOutcome.AlreadySettled(pending);
    }
    if (pending.requester().equals(manager) || !tx.members().standingOf(manager).manager()) {
      return new RedirectOutcome.NotYours(pending);
    }
    return unfitness(pending, manager, to.member())
        .<RedirectOutcome>map(why -> new RedirectOutcome.DeciderUnfit(pending, to.member(), why))
        .orElseGet(() -> new RedirectOutcome.Redirected(redirected(pending, manager, to, at)));
  }

  private Optional<Why> unfitness(Escalation pending, String manager, String decider) {
    if (decider.equals(pending.requester())) {
      return Optional.of(Why.IS_REQUESTER);
    }
    if (decider.equals(manager)) {
      return Optional.of(Why.IS_REDIRECTING);
    }
    if (tx.members().find(decider).filter(Member::isFull).isEmpty()) {
      return Optional.of(Why.LEFT_WORKSPACE);
    }
    List<String> asked = pending.recipients().stream().map(Recipient::member).toList();
    return asked.equals(List.of(decider)) ? Optional.of(Why.ASKED_ALREADY) : Optional.empty();
  }

  private Escalation redirected(Escalation pending, String manager, Recipient to, Instant at) {
    takeBack(pending, to.member(), at);
    ask(pending, to, at);
    growVersion(pending);
    Escalation redirected = tx.escalations().find(pending.ref()).orElseThrow();
    tx.deliveries().redraw(redirected.ref(), at);
    tx.deliveries().queue(NoticePlan.onRedirected(pending, to), redirected.ref(), at);
    tx.audit(AuditTrail.redirected(pending, manager, to, at));
    return redirected;
  }

  private void takeBack(Escalation pending, String but, Instant at) {
    tx.dsl()
        .update(RECIPIENT)
        .set(RECIPIENT.REMOVED_AT, at)
        .where(
            RECIPIENT.ORG_ID.eq(tx.orgId()),
            RECIPIENT.TICKET_KEY.eq(pending.ticket().identity()),
            RECIPIENT.SEQ.eq(pending.seq()),
            RECIPIENT.MEMBER_ID.ne(but),
            RECIPIENT.REMOVED_AT.isNull())
        .execute();
  }

  /** Somebody who had it before gets it back as what they had it, now by a manager's word. */
  private void ask(Escalation pending, Recipient to, Instant at) {
    tx.dsl()
        .insertInto(RECIPIENT)
        .set(RECIPIENT.ORG_ID, tx.orgId())
        .set(RECIPIENT.TICKET_KEY, pending.ticket().identity())
        .set(RECIPIENT.SEQ, pending.seq())
        .set(RECIPIENT.MEMBER_ID, to.member())
        .set(RECIPIENT.POSITION, 0)
        .set(RECIPIENT.ROLE, to.role().name().toLowerCase(Locale.ROOT))
        .set(RECIPIENT.WHY, to.why())
        .set(RECIPIENT.ADDED_AT, at)
        .set(RECIPIENT.REDIRECTED_BY, to.redirectedBy().orElse(null))
        .onConflict(RECIPIENT.ORG_ID, RECIPIENT.TICKET_KEY, RECIPIENT.SEQ, RECIPIENT.MEMBER_ID)
        .doUpdate()
        .setNull(RECIPIENT.REMOVED_AT)
        .set(RECIPIENT.REDIRECTED_BY, excluded(RECIPIENT.REDIRECTED_BY))
        .execute();
  }

  private void growVersion(Escalation pending) {
    int changed =
        tx.dsl()
            .update(ESCALATION)
            .set(ESCALATION.VERSION, ESCALATION.VERSION.plus(1))
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.TICKET_KEY.eq(pending.ticket().identity()),
                ESCALATION.SEQ.eq(pending.seq()),
                ESCALATION.STATE.eq("pending"),
                ESCALATION.VERSION.eq(pending.version()))
            .execute();
    if (changed != 1) {
      throw new IllegalStateException(pending.label() + " changed under its lock");
    }
  }
}
