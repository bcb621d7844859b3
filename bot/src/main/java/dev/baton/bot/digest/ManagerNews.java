package dev.baton.bot.digest;

import dev.baton.db.RecurringJob;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What managers are told again and again, for as long as Baton knows their workspace. */
final class ManagerNews {
  private ManagerNews() {}

  /** Finds out what there is to tell, and tells it by {@link #tell}. */
  @FunctionalInterface
  interface News {
    void tell(Tx tx, Instant now);
  }

  /** When to run again; empty when Baton does not know the workspace any more. */
  static Optional<Instant> run(
      Tenants tenants, Work work, Instant now, News news, RecurringJob.First next) {
    return tenants.inBackground(
        work.orgId(),
        tx -> {
          if (!WorkspaceRow.in(tx).isKnown()) {
            return Optional.empty();
          }
          news.tell(tx, now);
          return Optional.of(next.after(tx, now));
        });
  }

  /** Queues it for each manager. */
  static void tell(Tx tx, Notice notice, Instant now) {
    for (String manager : Roles.in(tx).managers()) {
      DeliveryQueue.in(tx)
          .queue(
              new PlannedDelivery(notice, Medium.SLACK, manager, Set.of(NoticeRole.MANAGER)), now);
    }
  }
}
