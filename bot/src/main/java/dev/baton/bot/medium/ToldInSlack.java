package dev.baton.bot.medium;

import dev.baton.db.Tx;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Instant;
import java.util.Set;

/** What became of somebody's alerts outside Slack, told in Slack. */
public final class ToldInSlack {
  private ToldInSlack() {}

  /** Queues it with this transaction. */
  public static void tell(Tx tx, Notice notice, String member, Instant now) {
    DeliveryQueue.in(tx)
        .queue(new PlannedDelivery(notice, Medium.SLACK, member, Set.of(NoticeRole.OUTSIDE)), now);
  }
}
