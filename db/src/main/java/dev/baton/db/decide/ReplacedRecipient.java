package dev.baton.db.decide;

import dev.baton.db.Tx;
import dev.baton.db.escalate.AskedWhoLeft;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.member.Members;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.notify.NoticePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets others decide in place of somebody who is no full member any more. */
final class ReplacedRecipient {
  private final Tx tx;

  ReplacedRecipient(Tx tx) {
    this.tx = tx;
  }

  /** False when nothing was changed. */
  boolean replace(EscalationRef ref, String leaver, List<Recipient> instead, Instant at) {
    Members.in(tx).hold(instead.stream().map(Recipient::member).toList());
    Tickets.in(tx).lock(ref.ticket());
    Optional<Escalation> waiting =
        Escalations.in(tx)
            .find(ref)
            .filter(found -> found.isPending() && found.wasSentTo(leaver))
            .filter(pending -> !instead.isEmpty() || pending.recipients().size() > 1);
    waiting.ifPresent(pending -> replaced(pending, leaver, instead, at));
    return waiting.isPresent();
  }

  private void replaced(Escalation pending, String leaver, List<Recipient> instead, Instant at) {
    PeopleAsked asked = new PeopleAsked(tx, pending);
    asked.takeBackFrom(leaver, at);
    List<Recipient> added = instead.stream().filter(to -> !pending.wasSentTo(to.member())).toList();
    added.forEach(to -> asked.ask(to, at));
    asked.changed(at);
    AskedWhoLeft.in(tx).replace(added.stream().map(Recipient::member).toList(), at);
    added.forEach(
        to -> DeliveryQueue.in(tx).queue(NoticePlan.onAsked(pending, to), pending.ref(), at));
    tx.audit(AuditTrail.deciderLeft(pending, leaver, added, at));
  }
}
