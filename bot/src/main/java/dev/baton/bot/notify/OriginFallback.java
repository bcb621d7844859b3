package dev.baton.bot.notify;

import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Lineage;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where Baton may not write below the message that was escalated, whoever escalated it is told
 * directly. Of a request they are by their own messages; of a lead's move within the tier they are
 * not, so that is told here.
 */
final class OriginFallback {
  private OriginFallback() {}

  static void tell(Tx tx, Delivery reply, Instant now) {
    reply
        .escalation()
        .flatMap(Escalations.in(tx)::lineageOf)
        .filter(lineage -> lineage.escalation().isReassignment())
        .flatMap(OriginFallback::untold)
        .ifPresent(member ->
            DeliveryQueue.in(tx)
                .queue(
                    List.of(
                        new PlannedDelivery(
                            reply.notice(), Medium.SLACK, member, Set.of(NoticeRole.REQUESTER))),
                    reply.escalation().orElseThrow(),
                    now));
  }

  /** Who had asked, unless the move itself told them: as owner before or now. */
  private static Optional<String> untold(Lineage lineage) {
    Escalation moved = lineage.escalation();
    String newOwner =
        moved.settlement().orElseThrow() instanceof Settlement.Approved approved
            ? approved.newOwner()
            : moved.proposedOwner();
    return lineage
        .askedBefore()
        .map(Escalation::requester)
        .filter(asker -> !moved.wasOwnedBy(asker) && !asker.equals(newOwner));
  }
}
