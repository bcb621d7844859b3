package dev.baton.db.decide;

import dev.baton.db.Tx;
import dev.baton.db.escalate.AskedWhoLeft;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.notify.NoticePlan;
import java.time.Instant;
import java.util.List;

/** Lets others decide besides those asked so far. */
final class AskedAlso {
  private final Tx tx;

  AskedAlso(Tx tx) {
    this.tx = tx;
  }

  /** Of these people, whoever was not asked yet; the escalation as it is then. */
  Escalation ask(Escalation pending, List<Recipient> also, Instant at) {
    List<Recipient> added = also.stream().filter(to -> !pending.wasSentTo(to.member())).toList();
    if (added.isEmpty()) {
      return pending;
    }
    PeopleAsked asked = new PeopleAsked(tx, pending);
    added.forEach(to -> asked.ask(to, at));
    Escalation changed = asked.changed(at);
    AskedWhoLeft.in(tx).replace(added.stream().map(Recipient::member).toList(), at);
    added.forEach(
        to -> DeliveryQueue.in(tx).queue(NoticePlan.onAsked(pending, to), pending.ref(), at));
    tx.audit(AuditTrail.askedAlso(pending, added, at));
    return changed;
  }
}
