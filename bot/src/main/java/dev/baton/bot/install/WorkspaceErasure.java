package dev.baton.bot.install;

import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.install.Ending;
import dev.baton.db.install.Ending.Erased;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases a workspace that left, once its day has come and nothing brought it back. */
public final class WorkspaceErasure {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceErasure.class);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final InstantSource clock;

  public WorkspaceErasure(Tenants tenants, Snapshots snapshots, InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * Whoever came back and left again has another such work, later.
   *
   * @return when to look again, where the server's clock does not agree yet; empty when done
   */
  public Optional<Instant> erase(Work work) {
    return erased(work.orgId(), tx -> Ending.in(tx).erase(clock.instant())) == Erased.NOT_YET
        ? Optional.of(clock.instant().plus(CLOCKS_DIFFER))
        : Optional.empty();
  }

  /**
   * Does now what an admin ordered and no work has done yet, when its day has come; otherwise
   * nothing.
   */
  public void eraseIfOrdered(String orgId) {
    erased(
        orgId,
        tx ->
            Ending.in(tx).isErasureOrdered()
                ? Ending.in(tx).erase(clock.instant())
                : Erased.NOT_ORDERED);
  }

  private Erased erased(String orgId, Tenants.Step<Erased> erasing) {
    Erased erased = tenants.atLength(orgId, erasing);
    if (erased == Erased.DONE) {
      snapshots.refresh(orgId);
      LOG.info("Everything of {} was erased.", orgId);
    }
    return erased;
  }
}
