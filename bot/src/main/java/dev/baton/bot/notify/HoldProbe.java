package dev.baton.bot.notify;

import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.notify.Medium;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Tries with one of the deliveries that wait whether their medium is mended. */
final class HoldProbe {
  private final Tenants tenants;
  private final Map<Medium, Function<Work, Outcome>> probes;
  private final InstantSource clock;

  /**
   * @param probes how to try with one delivery, for each medium
   */
  HoldProbe(Tenants tenants, Map<Medium, Function<Work, Outcome>> probes, InstantSource clock) {
    this.tenants = tenants;
    this.probes = Map.copyOf(probes);
    this.clock = clock;
  }

  private sealed interface Next {
    /** It is mended, or nothing is left that could try. */
    record Over(boolean gone) implements Next {}

    record Wait(Instant until) implements Next {}

    record Try(UUID delivery) implements Next {}
  }

  /**
   * Tries, with another one when the first needs not be sent any more.
   *
   * @param work its id is the medium's code
   */
  Outcome run(Work work) {
    Medium medium = Medium.parse(work.id());
    while (true) {
      Next next = tenants.inBackground(work.orgId(), tx -> next(tx, medium));
      switch (next) {
        case Next.Over(boolean gone) -> {
          return gone ? new Outcome.Gone() : new Outcome.Done();
        }
        case Next.Wait(Instant until) -> {
          return new Outcome.Again(until);
        }
        case Next.Try(UUID delivery) ->
            attempt(medium, new Work(work.orgId(), delivery.toString()));
      }
    }
  }

  private Next next(Tx tx, Medium medium) {
    DeliveryHolds holds = DeliveryHolds.in(tx);
    Instant now = clock.instant();
    Optional<DeliveryHold> hold = holds.of(medium);
    if (hold.isEmpty()) {
      return new Next.Over(tx.forgetOnce(DeliveryHolds.PROBE, medium.code()));
    }
    if (hold.get().nextAt().isAfter(now)) {
      return new Next.Wait(hold.get().nextAt());
    }
    Optional<UUID> waiting = holds.next(medium);
    if (waiting.isEmpty()) {
      holds.release(medium, now);
      return new Next.Over(true);
    }
    return new Next.Try(waiting.get());
  }

  private void attempt(Medium medium, Work work) {
    Outcome outcome = Objects.requireNonNull(probes.get(medium)).apply(work);
    if (outcome instanceof Outcome.Again(Instant at)) {
      tenants.inBackground(
          work.orgId(),
          tx -> {
            DeliveryHolds.in(tx).probeAgain(medium, at);
            return true;
          });
    }
  }
}
