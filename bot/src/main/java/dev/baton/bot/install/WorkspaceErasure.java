package dev.baton.bot.install;

import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.install.Installations;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases a workspace that left, once its day has come and nothing brought it back. */
public final class WorkspaceErasure {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceErasure.class);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final InstantSource clock;

  public WorkspaceErasure(Tenants tenants, Snapshots snapshots, InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** Whoever came back and left again has another such work, later. */
  public void erase(Work work) {
    eraseIf(work.orgId(), tx -> Installations.in(tx).erase(clock.instant()));
  }

  /** Does now what an admin ordered and no work has done yet; otherwise nothing. */
  public void eraseIfOrdered(String orgId) {
    eraseIf(
        orgId,
        tx ->
            Installations.in(tx).isErasureOrdered() && Installations.in(tx).erase(clock.instant()));
  }

  private void eraseIf(String orgId, Tenants.Step<Boolean> erasing) {
    if (tenants.atLength(orgId, erasing)) {
      snapshots.refresh(orgId);
      LOG.info("Everything of {} was erased.", orgId);
    }
  }
}
