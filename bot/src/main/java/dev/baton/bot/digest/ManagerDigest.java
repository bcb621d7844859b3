package dev.baton.bot.digest;

import dev.baton.db.Job;
import dev.baton.db.RecurringJob;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.detect.LongOpen;
import dev.baton.db.leaver.Leavers;
import dev.baton.db.log.AuditLog;
import dev.baton.db.log.Digests;
import dev.baton.escalation.log.ChainHead;
import dev.baton.escalation.log.DigestFigures;
import dev.baton.escalation.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells each manager at nine in the morning, where most managers live, what happened since the last
 * time; a day on which nothing happened says nothing.
 */
public final class ManagerDigest {
  /** Tells one workspace's managers, each day. */
  public static final Job DAILY = new Job("manager-digest");

  private static final Duration FIRST_PERIOD = Duration.ofDays(1);

  private final Tenants tenants;
  private final InstantSource clock;

  public ManagerDigest(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** The digest as every workspace has it. */
  public static RecurringJob recurring() {
    return new RecurringJob(DAILY, ManagerDigest::next);
  }

  /**
   * Does {@link #DAILY}.
   *
   * @return when to run again; empty when Baton does not know the workspace any more
   */
  public Optional<Instant> tell(Work work) {
    return ManagerNews.run(
        tenants, work, clock.instant(), ManagerDigest::tell, ManagerDigest::next);
  }

  private static void tell(Tx tx, Instant now) {
    Optional<Notice.Digest> last = Digests.in(tx).last();
    AuditLog.Head head = AuditLog.in(tx).head();
    Instant from = last.map(Notice.Digest::until).orElse(now.minus(FIRST_PERIOD));
    // A chain that is shorter, or another of the same length, is news too.
    ChainHead end = new ChainHead(head.number(), head.hash());
    boolean grew = last.map(digest -> !digest.head().equals(end)).orElse(head.number() > 0);
    Optional<ChainHead> lost =
        last.map(Notice.Digest::head).filter(noted -> !AuditLog.in(tx).holds(noted));
    DigestFigures figures = Digests.in(tx).figures(from, now);
    boolean left = Leavers.in(tx).foundSince(from);
    boolean longOpen = LongOpen.of(tx, from, now).anyNew();
    if (!grew && lost.isEmpty() && !figures.becameOverdue() && !left && !longOpen) {
      return;
    }
    Notice digest = new Notice.Digest(from, now, end, lost);
    ManagerNews.tell(tx, digest, now);
  }

  private static Instant next(Tx tx, Instant now) {
    return Morning.nextAfter(now, Morning.zone(tx));
  }
}
