package dev.baton.bot.alert;

import dev.baton.bot.sla.TicketNewsJob;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.alert.Alerts;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.sla.TicketNews;
import dev.baton.escalation.ticket.TicketStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Tells those who look after a ticket's customer when it opens and when a promise is broken. */
public final class AlertsOfTickets implements TicketNewsJob.Follower {
  /** What made many overdue at one stroke is listed, and alarms nobody. */
  private static final Set<String> OF_MANY = Set.of("policy", "calendar", "account", "import");

  /** So long after the opening a customer may become known, and is told of it. */
  private static final Duration KNOWN_WITHIN = Duration.ofHours(1);

  private final Tenants tenants;
  private final InstantSource clock;

  public AlertsOfTickets(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public void follow(String orgId, TicketNews news) {
    switch (news.kind()) {
      case OPENED, PRIORITY ->
          tenants.inBackground(orgId, tx -> opened(tx, news.ticket(), Instant.EPOCH));
      // Of an old ticket it says nothing that would be urgent now.
      case ACCOUNT ->
          tenants.inBackground(
              orgId, tx -> opened(tx, news.ticket(), news.at().minus(KNOWN_WITHIN)));
      case MISSED ->
          missed(news)
              .ifPresent(
                  event -> tenants.inBackground(orgId, tx -> missed(tx, news.ticket(), event)));
      case CATEGORY,
          ANSWERED,
          WAITING,
          GOES_ON,
          RESOLVED,
          CLOSED,
          TIER,
          TAKEN,
          MERGED,
          EXEMPT,
          EXEMPT_NO_MORE,
          ANNULLED,
          REACHED -> {}
    }
  }

  /**
   * @param since an older ticket alarms nobody
   */
  private boolean opened(Tx tx, String ticket, Instant since) {
    Tickets.in(tx).lock(ticket);
    boolean open =
        Tickets.in(tx)
            .find(ticket)
            .filter(now -> now.details().openedAt().filter(since::isBefore).isPresent())
            .map(now -> now.details().status())
            .filter(status -> status != TicketStatus.RESOLVED && status != TicketStatus.CLOSED)
            .isPresent();
    if (open) {
      Alerts.in(tx).opened(ticket, clock.instant());
    }
    return open;
  }

  private static Optional<AlertEvent.Missed> missed(TicketNews news) {
    String[] clockAndCause = news.detail().split(" ", 2);
    if (clockAndCause.length > 1 && OF_MANY.contains(clockAndCause[1])) {
      return Optional.empty();
    }
    return switch (clockAndCause[0]) {
      case "first_response" ->
          Optional.of(new AlertEvent.Missed(AlertEvent.Promise.FIRST_RESPONSE, news.scope()));
      case "resolution" ->
          Optional.of(new AlertEvent.Missed(AlertEvent.Promise.RESOLUTION, news.scope()));
      default -> Optional.empty();
    };
  }

  private boolean missed(Tx tx, String ticket, AlertEvent.Missed event) {
    Tickets.in(tx).lock(ticket);
    Alerts.in(tx).missed(ticket, event, clock.instant());
    return true;
  }
}
