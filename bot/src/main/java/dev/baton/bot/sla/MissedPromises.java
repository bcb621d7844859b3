package dev.baton.bot.sla;

import dev.baton.bot.clock.PromiseMarks;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tenants;
import dev.baton.db.clock.Clocks;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.sla.TicketNews;
import java.time.InstantSource;

/** Tells the owner of a ticket and the leads of its tier that a promise is missed. */
public final class MissedPromises implements TicketNewsJob.Follower {
  private final Tenants tenants;
  private final Snapshots snapshots;
  private final InstantSource clock;

  public MissedPromises(Tenants tenants, Snapshots snapshots, InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  @Override
  public void follow(String orgId, TicketNews news) {
    if (news.kind() != TicketNews.Kind.MISSED) {
      return;
    }
    ClockKind kind = ClockKind.parse(news.detail().split(" ", 2)[0]);
    EscalationRef ref = new EscalationRef(news.ticket(), news.scope());
    tenants.inBackground(
        orgId,
        tx -> {
          Clocks.in(tx)
              .find(kind, ref)
              .ifPresent(missed ->
                  new PromiseMarks(tx, snapshots.within(tx), clock.instant()).missed(missed));
          return true;
        });
  }
}
