package dev.baton.bot.sla;

import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.clock.Clocks;
import dev.baton.db.escalate.FirstActionPlanning;
import dev.baton.db.ticket.ClockPlanning;
import java.time.InstantSource;
import java.util.Optional;

/** Plans the clocks of all open tickets anew, after what holds for many of them changed. */
public final class ClockPlanner {
  private static final String CALENDAR = "calendar/";

  private final Tenants tenants;
  private final InstantSource clock;

  public ClockPlanner(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** Does {@link Clocks#PLAN}; what was done before the process died is done again. */
  public void plan(Work work) {
    if (work.id().startsWith(CALENDAR)) {
      Optional<String> begun = firstActions(work, Optional.empty());
      while (begun.isPresent()) {
        begun = firstActions(work, begun);
      }
    }
    Optional<String> done = some(work, Optional.empty());
    while (done.isPresent()) {
      done = some(work, done);
    }
  }

  private Optional<String> firstActions(Work work, Optional<String> after) {
    return tenants.inBackground(
        work.orgId(), tx -> FirstActionPlanning.in(tx).some(after, clock.instant()));
  }

  private Optional<String> some(Work work, Optional<String> after) {
    return tenants.inBackground(
        work.orgId(), tx -> new ClockPlanning(tx, work.id()).some(after, clock.instant()));
  }
}
