package dev.baton.bot.decide;

import dev.baton.bot.leaver.LeaverWatch;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.decide.PendingRequests;
import dev.baton.db.decide.ReassessRequest;
import dev.baton.db.escalate.LookAgain;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.pending.Reassessment;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.EscalationRef;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks anew who may decide what waits, when something holds that did not. */
public final class Reassessing {
  private static final Set<AskingCause> CHANGES_WHO_IS_COUNTED_ON =
      EnumSet.of(AskingCause.MATRIX, AskingCause.MEMBERSHIP);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final InstantSource clock;

  public Reassessing(Tenants tenants, Snapshots snapshots, InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * Does {@link Reassessment#JOB}: each request in a transaction of its own, then the next ones.
   */
  public void batch(Work work) {
    Reassessment batch = Reassessment.parse(work.id());
    List<EscalationRef> waiting = tenants.inBackground(work.orgId(), tx -> begun(tx, batch));
    for (EscalationRef ref : waiting) {
      tenants.inBackground(
          work.orgId(),
          tx -> asking(tx).reassess(ref, Optional.empty(), batch.cause(), clock.instant()));
    }
    if (waiting.size() == PendingRequests.AT_ONCE) {
      tenants.inBackground(
          work.orgId(),
          tx -> {
            batch.further(waiting.getLast()).queue(tx, clock.instant());
            return true;
          });
    }
  }

  private List<EscalationRef> begun(Tx tx, Reassessment batch) {
    if (batch.after().isEmpty() && CHANGES_WHO_IS_COUNTED_ON.contains(batch.cause())) {
      LeaverWatch.soon(tx, clock.instant());
    }
    batch.member().ifPresent(member -> tellOfOwner(tx, member));
    return waiting(tx, batch);
  }

  /** Requests say whether the owner they propose is away. */
  private void tellOfOwner(Tx tx, String member) {
    PendingRequests.in(tx)
        .proposing(member)
        .forEach(ref -> DeliveryQueue.in(tx).redrawRequests(ref, clock.instant()));
  }

  private static List<EscalationRef> waiting(Tx tx, Reassessment batch) {
    PendingRequests requests = PendingRequests.in(tx);
    boolean concerned = batch.member().map(requests::dependOn).orElse(true);
    return concerned ? requests.of(batch) : List.of();
  }

  /** Does {@link Reassessment#LEAVER}, as an older program queued it. */
  public void leaver(Work work) {
    batch(
        new Work(
            work.orgId(),
            new Reassessment(AskingCause.MEMBERSHIP, Optional.of(work.id()), Optional.empty())
                .id()));
  }

  /** Does {@link LookAgain#JOB}. */
  public void one(Work work) {
    LookAgain look = LookAgain.parse(work.id());
    tenants.inBackground(work.orgId(), tx -> asking(tx).lookAgain(look, clock.instant()));
  }

  private ReassessRequest asking(Tx tx) {
    return ReassessRequest.in(tx, snapshots.within(tx).flatMap(Snapshot::matrix));
  }
}
