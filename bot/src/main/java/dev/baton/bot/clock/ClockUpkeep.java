package dev.baton.bot.clock;

import dev.baton.db.Job;
import dev.baton.db.RecurringJob;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.clock.Calendars;
import dev.baton.db.clock.ClocklessRequests;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Gives clocks to requests of before there were any, once, and looks each day whether most leads
 * live elsewhere now, and what the list of public holidays says.
 */
public final class ClockUpkeep {
  /** Looks after one workspace, each day; the migration queues it for those there are. */
  public static final Job DAILY = new Job("clock-upkeep");

  private static final Duration DAY = Duration.ofDays(1);

  private final Tenants tenants;
  private final InstantSource clock;
  private final HolidayCopies holidays;

  public ClockUpkeep(Tenants tenants, HolidayCopies holidays, InstantSource clock) {
    this.tenants = tenants;
    this.holidays = holidays;
    this.clock = clock;
  }

  /** As every workspace has it. */
  public static RecurringJob recurring() {
    return new RecurringJob(DAILY, (_, now) -> now.plus(DAY));
  }

  /**
   * Does {@link #DAILY}.
   *
   * @return when to run again; empty when Baton does not know the workspace any more
   */
  public Optional<Instant> look(Work work) {
    Instant now = clock.instant();
    Optional<Instant> next = look(work, now);
    if (next.filter(again -> again.isAfter(now)).isPresent()) {
      holidays.look(work.orgId());
    }
    return next;
  }

  private Optional<Instant> look(Work work, Instant now) {
    return tenants.inBackground(
        work.orgId(),
        tx -> {
          if (!WorkspaceRow.in(tx).isKnown()) {
            return Optional.empty();
          }
          Calendars.in(tx).deriveAnew(now);
          return Optional.of(begin(tx, now) ? now : now.plus(DAY));
        });
  }

  /** Whether others may be left. What is overdue already is told once, of all together. */
  private static boolean begin(Tx tx, Instant now) {
    ClocklessRequests.Begun begun = ClocklessRequests.in(tx).begin(now);
    if (!begun.overdue().isEmpty()) {
      Notice late = new Notice.OverdueBefore();
      DeliveryQueue queue = DeliveryQueue.in(tx);
      for (String manager : Roles.in(tx).managers()) {
        if (!queue.wasQueued(late, manager)) {
          queue.queue(
              new PlannedDelivery(late, Medium.SLACK, manager, Set.of(NoticeRole.MANAGER)), now);
        }
      }
    }
    return begun.more();
  }
}
