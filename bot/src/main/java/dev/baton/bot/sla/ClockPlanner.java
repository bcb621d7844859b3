package dev.baton.bot.sla;

import dev.baton.db.Origin;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.clock.Clocks;
import dev.baton.db.escalate.FirstActionPlanning;
import dev.baton.db.ticket.ClockPlanning;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plans the clocks of all open tickets anew, after what holds for many of them changed. */
public final class ClockPlanner {
  private static final String CALENDAR = "calendar/";

  /** Transactions beside each other, few enough to leave connections to other jobs. */
  private static final int AT_ONCE = 4;

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
    List<String> next = next(work, Optional.empty());
    while (!next.isEmpty()) {
      beside(work, next);
      next = next(work, Optional.of(next.getLast()));
    }
  }

  private List<String> next(Work work, Optional<String> after) {
    return tenants.inBackground(
        work.orgId(),
        tx -> new ClockPlanning(tx, work.id()).tickets(after, AT_ONCE * ClockPlanning.TOGETHER));
  }

  /** In transactions beside each other: while one is written, the next is counted. */
  private void beside(Work work, List<String> tickets) {
    List<Future<?>> plans = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int from = 0; from < tickets.size(); from += ClockPlanning.TOGETHER) {
        int to = Math.min(from + ClockPlanning.TOGETHER, tickets.size());
        List<String> some = tickets.subList(from, to);
        plans.add(threads.submit(Origin.carried(() -> plan(work, some))));
      }
    }
    plans.forEach(ClockPlanner::rethrow);
  }

  private void plan(Work work, List<String> tickets) {
    tenants.inBackground(
        work.orgId(),
        tx -> {
          new ClockPlanning(tx, work.id()).plan(tickets, clock.instant());
          return true;
        });
  }

  /** So that the job is done again, as if its own thread had failed. */
  private static void rethrow(Future<?> plan) {
    if (plan.state() == Future.State.FAILED) {
      throw new IllegalStateException("Clocks were not planned anew", plan.exceptionNow());
    }
  }

  private Optional<String> firstActions(Work work, Optional<String> after) {
    return tenants.inBackground(
        work.orgId(), tx -> FirstActionPlanning.in(tx).some(after, clock.instant()));
  }
}
