package dev.baton.bot.alert;

import dev.baton.bot.sla.TicketNewsJob;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.alert.FollowUps;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.sla.TicketNews;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Begins follow-ups when tickets are resolved, and reminds of those that are due. */
public final class FollowUpWatch implements TicketNewsJob.Follower {
  private final Tenants tenants;
  private final InstantSource clock;

  public FollowUpWatch(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public void follow(String orgId, TicketNews news) {
    if (news.kind() == TicketNews.Kind.RESOLVED) {
      tenants.inBackground(orgId, tx -> begin(tx, news));
    }
  }

  private boolean begin(Tx tx, TicketNews news) {
    Tickets.in(tx).lock(news.ticket());
    return FollowUps.in(tx).begin(news.ticket(), news.at(), clock.instant());
  }

  /** Does {@link FollowUps#DUE}. */
  public Optional<Instant> due(Work work) {
    return tenants.inBackground(
        work.orgId(), tx -> FollowUps.in(tx).due(UUID.fromString(work.id()), clock.instant()));
  }
}
