package dev.baton.bot.digest;

import dev.baton.db.Job;
import dev.baton.db.RecurringJob;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.log.Digests;
import dev.baton.db.report.EscalationFigures;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.report.Period;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Tells each manager on Monday at nine the figures of the week before; a week in which nothing was
 * filed and nothing decided says nothing.
 */
public final class WeeklyDigest {
  /** Tells one workspace's managers, each week. */
  public static final Job WEEKLY = new Job("manager-week");

  private final Tenants tenants;
  private final InstantSource clock;

  public WeeklyDigest(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** The week's figures as every workspace has them. */
  public static RecurringJob recurring() {
    return new RecurringJob(WEEKLY, WeeklyDigest::next);
  }

  /**
   * Does {@link #WEEKLY}.
   *
   * @return when to run again; empty when Baton does not know the workspace any more
   */
  public Optional<Instant> tell(Work work) {
    return ManagerNews.run(tenants, work, clock.instant(), WeeklyDigest::tell, WeeklyDigest::next);
  }

  private static void tell(Tx tx, Instant now) {
    ZoneId zone = Morning.zone(tx);
    Period week = Period.week(now, zone, 1);
    boolean told = Digests.in(tx).lastWeek().filter(week::equals).isPresent();
    if (told || !EscalationFigures.in(tx, week).anythingHappened()) {
      return;
    }
    Notice figures = new Notice.Week(week, Period.week(now, zone, 2));
    ManagerNews.tell(tx, figures, now);
  }

  private static Instant next(Tx tx, Instant now) {
    return Morning.nextMondayAfter(now, Morning.zone(tx));
  }
}
