package dev.baton.db.notify;

import dev.baton.db.Tx;
import dev.baton.db.member.Roles;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells managers of what does not reach people, each once. */
final class ManagerAlert {
  private final Tx tx;

  ManagerAlert(Tx tx) {
    this.tx = tx;
  }

  /** It was refused for good, or did not arrive: that is written down too. */
  void lost(Delivery delivery, DeliveryError why, Instant at) {
    if (tellsOfTrouble(delivery)) {
      return;
    }
    tell(delivery, at);
    tx.audit(
        new AuditEntry(
            AuditKind.DELIVERY_FAILED,
            at,
            Baton.ID,
            "job",
            delivery.escalation(),
            said(delivery, why)));
  }

  /** A medium is refused as a whole: told by the other one. */
  void held(DeliveryHold hold, Instant at) {
    Notice notice = new Notice.Held(hold.medium(), hold.since());
    for (String manager : whoCanMend()) {
      DeliveryQueue.in(tx)
          .queue(
              new PlannedDelivery(
                  notice, hold.medium().other(), manager, Set.of(NoticeRole.MANAGER)),
              at);
    }
  }

  private static Map<String, String> said(Delivery delivery, DeliveryError why) {
    Map<String, String> said = new HashMap<>(why.details());
    said.put("recipient", delivery.recipient());
    said.put("medium", delivery.medium().code());
    said.put("why", why.reason().code());
    return said;
  }

  /** Managers, and the admins, who alone can install anew or change a key. */
  private Set<String> whoCanMend() {
    Set<String> people = new TreeSet<>(Roles.in(tx).managers());
    people.addAll(Roles.in(tx).admins());
    return people;
  }

  private static boolean tellsOfTrouble(Delivery delivery) {
    return delivery.notice() instanceof Notice.Undeliverable
        || delivery.notice() instanceof Notice.Held
        // Whose address it is learns that by itself, and Slack had the same.
        || delivery.medium() == Medium.WEBHOOK;
  }

  /** Each manager once, however often it fails; and never of a failure to tell of a failure. */
  void tell(Delivery delivery, Instant at) {
    if (tellsOfTrouble(delivery)) {
      return;
    }
    Notice notice = new Notice.Undeliverable(delivery.id());
    DeliveryQueue queue = DeliveryQueue.in(tx);
    for (String manager : Roles.in(tx).managers()) {
      if (!queue.wasQueued(notice, manager)) {
        queue.add(
            new PlannedDelivery(notice, Medium.SLACK, manager, Set.of(NoticeRole.MANAGER)),
            delivery.escalation(),
            at);
      }
    }
  }
}
