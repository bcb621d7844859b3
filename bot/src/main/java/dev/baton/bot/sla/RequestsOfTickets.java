package dev.baton.bot.sla;

import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.sla.TicketNews;
import java.time.InstantSource;

/**
 * Draws the request that waits for a ticket anew, so that it shows how the ticket stands; and ends
 * it where the ticket is resolved, closed or merged.
 */
public final class RequestsOfTickets implements TicketNewsJob.Follower {
  private final Tenants tenants;
  private final InstantSource clock;

  public RequestsOfTickets(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public void follow(String orgId, TicketNews news) {
    if (ends(news.kind())) {
      tenants.inBackground(orgId, tx -> close(tx, news.ticket()));
    }
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

  private static boolean ends(TicketNews.Kind kind) {
    return switch (kind) {
      // A help desk's spam or deleted ticket is closed; one exempted by hand goes on.
      case RESOLVED, CLOSED, MERGED, EXEMPT -> true;
      case OPENED, ANSWERED, WAITING, GOES_ON, PRIORITY, ACCOUNT, CATEGORY, TIER, TAKEN -> false;
      case EXEMPT_NO_MORE, MISSED, ANNULLED, REACHED -> false;
    };
  }

  /** Unless it goes on again by now. */
  private boolean close(Tx tx, String ticket) {
    Tickets.in(tx).lock(ticket);
    return Tickets.in(tx)
        .find(ticket)
        .filter(now -> !now.details().status().isOpen())
        .flatMap(_ -> Escalations.in(tx).pendingOf(ticket))
        .filter(pending -> Escalations.in(tx).close(pending.ref(), clock.instant()))
        .isPresent();
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
