package dev.baton.db.decide;

import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.decide.RedirectOutcome;
import dev.baton.escalation.decide.RedirectRight;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.NoticePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets somebody else decide in place of everybody asked so far. */
final class RedirectRequest {
  private final Tx tx;

  RedirectRequest(Tx tx) {
    this.tx = tx;
  }

  RedirectOutcome redirect(EscalationRef ref, String manager, Recipient to, Instant at) {
    Members.in(tx).hold(List.of(manager, to.member()));
    Tickets.in(tx).lock(ref.ticket());
    Optional<Escalation> found = Escalations.in(tx).find(ref);
    if (found.isEmpty()) {
      return new RedirectOutcome.Unknown();
    }
    Escalation pending = found.get();
    if (!pending.isPending()) {
      return new RedirectOutcome.AlreadySettled(pending);
    }
    if (!RedirectRight.of(pending, manager, Roles.in(tx).permissionsOf(manager).manager())) {
      return new RedirectOutcome.NotYours(pending);
    }
    boolean full = Members.in(tx).find(to.member()).filter(Member::isFull).isPresent();
    return RedirectRight.against(pending, manager, to.member(), full)
        .<RedirectOutcome>map(why -> new RedirectOutcome.DeciderUnfit(pending, to.member(), why))
        .orElseGet(() -> new RedirectOutcome.Redirected(redirected(pending, manager, to, at)));
  }

  private Escalation redirected(Escalation pending, String manager, Recipient to, Instant at) {
    PeopleAsked asked = new PeopleAsked(tx, pending);
    asked.takeBackFromAllBut(to.member(), at);
    asked.ask(to, 0, at);
    Escalation redirected = asked.changed(at);
    DeliveryQueue.in(tx).queue(NoticePlan.onAsked(pending, to), redirected.ref(), at);
    DeliveryQueue.in(tx).replyToOrigin(PeopleAsked.anew(tx), redirected.ref(), at);
    tx.audit(AuditTrail.redirected(pending, manager, to, at));
    return redirected;
  }
}
