package dev.baton.bot.sla;

import dev.baton.db.Tenants;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.sla.TicketNews;
import java.time.InstantSource;

/** Draws the request that waits for a ticket anew, so that it shows how the ticket stands. */
public final class RequestsOfTickets implements TicketNewsJob.Follower {
  private final Tenants tenants;
  private final InstantSource clock;

  public RequestsOfTickets(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public void follow(String orgId, TicketNews news) {
    if (isShown(news.kind())) {
      tenants.inBackground(
          orgId,
          tx -> {
            Escalations.in(tx)
                .pendingOf(news.ticket())
                .map(Escalation::ref)
                .ifPresent(ref -> DeliveryQueue.in(tx).redraw(ref, clock.instant()));
            return true;
          });
    }
  }

  /** Who files, takes or decides draws what came of that. */
  private static boolean isShown(TicketNews.Kind kind) {
    return switch (kind) {
      case OPENED, ANSWERED, WAITING, GOES_ON, RESOLVED, CLOSED -> true;
      case MERGED, EXEMPT, EXEMPT_NO_MORE, MISSED, ANNULLED -> true;
      case PRIORITY, ACCOUNT, CATEGORY, TIER, TAKEN, REACHED -> false;
    };
  }
}
