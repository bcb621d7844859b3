package dev.baton.bot.leaver;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Change;
import dev.baton.db.Job;
import dev.baton.db.RecurringJob;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.leaver.Leavers;
import dev.baton.db.member.Members;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.member.NamedButGone;
import dev.baton.escalation.member.TierDuties;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds who left and still owns tickets or stands in the matrix: each day, and soon after people or
 * the matrix changed.
 */
public final class LeaverWatch {
  /** Looks once a day. */
  public static final Job DAILY = new Job("leavers");

  /** Looks once more; its id is the end of the seconds whose changes it looks after. */
  public static final Job SOON = new Job("leavers-soon");

  private static final Duration DAY = Duration.ofDays(1);

  /** Changes of so many seconds are looked after together. */
  private static final long TOGETHER = 5;

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final InstantSource clock;

  public LeaverWatch(Tenants tenants, Snapshots snapshots, InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** The daily look as every workspace has it. */
  public static RecurringJob recurring() {
    return new RecurringJob(DAILY, (_, now) -> now.plus(DAY));
  }

  /** People or the matrix changed: has it looked at soon, once for many changes. */
  public static void soon(Tx tx, Instant now) {
    long end = (now.getEpochSecond() / TOGETHER + 1) * TOGETHER;
    tx.enqueueOnce(SOON, String.valueOf(end), Instant.ofEpochSecond(end));
  }

  /**
   * Does {@link #DAILY}.
   *
   * @return when to run again; empty when Baton does not know the workspace any more
   */
  public Optional<Instant> daily(Work work) {
    return look(work) ? Optional.of(clock.instant().plus(DAY)) : Optional.empty();
  }

  /** Does {@link #SOON}. */
  public void soon(Work work) {
    look(work);
  }

  private boolean look(Work work) {
    Instant now = clock.instant();
    return tenants.atLength(
        work.orgId(),
        tx -> {
          if (!WorkspaceRow.in(tx).isKnown()) {
            return false;
          }
          if (Leavers.in(tx).look(named(tx), now)) {
            new Change(Baton.ID, Optional.empty()).tellAt(tx, now);
          }
          return true;
        });
  }

  private Map<String, Set<Tier>> named(Tx tx) {
    Map<String, Set<Tier>> named = new HashMap<>();
    snapshots
        .within(tx)
        .flatMap(Snapshot::matrix)
        .map(matrix -> NamedButGone.in(matrix, Members.in(tx).all()))
        .orElse(Map.of())
        .forEach((member, duties) -> named.put(member, tiers(duties)));
    return named;
  }

  private static Set<Tier> tiers(List<TierDuties> duties) {
    return duties.stream().map(TierDuties::tier).collect(Collectors.toSet());
  }
}
