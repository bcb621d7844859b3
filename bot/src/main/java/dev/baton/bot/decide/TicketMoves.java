package dev.baton.bot.decide;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.decide.Reassignments;
import dev.baton.escalation.decide.Reassignment;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves the tickets of a lead's order, each in a transaction of its own that asks anew whether it
 * may, and tells the lead after each batch how far it is.
 */
public final class TicketMoves {
  private static final int BATCH = 25;

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final InstantSource clock;

  public TicketMoves(Tenants tenants, Snapshots snapshots, InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** Does {@link Reassignments#JOB}. */
  public Outcome move(Work work) {
    UUID id = UUID.fromString(work.id());
    boolean left = true;
    for (int i = 0; i < BATCH && left; i++) {
      left = tenants.inBackground(work.orgId(), tx -> next(tx, id));
    }
    tenants.inBackground(work.orgId(), tx -> tell(tx, id));
    return left ? new Outcome.Again(clock.instant()) : new Outcome.Done();
  }

  private boolean next(Tx tx, UUID id) {
    Optional<Reassignment> order = Reassignments.in(tx).find(id);
    Optional<Snapshot> snapshot = snapshots.within(tx);
    return order.isPresent() && snapshot.isPresent() && next(tx, order.get(), snapshot.get());
  }

  private boolean next(Tx tx, Reassignment order, Snapshot snapshot) {
    return Reassignments.in(tx)
        .moveNext(
            order,
            LedTiers.of(tx, snapshot, order.by()),
            snapshot.peopleOf(order.tier()),
            clock.instant())
        .isPresent();
  }

  private boolean tell(Tx tx, UUID id) {
    Reassignments orders = Reassignments.in(tx);
    orders.find(id).ifPresent(order -> orders.tellProgress(order, clock.instant()));
    return true;
  }
}
