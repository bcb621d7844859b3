package dev.baton.bot.notify;

import dev.baton.bot.notify.Carrier.Answer;
import dev.baton.bot.notify.Carrier.Prepared;
import dev.baton.bot.notify.Carrier.Verdict;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one delivery by a carrier: our own record first, then the attempt, then its outcome, each
 * in a transaction of its own.
 */
final class OutsideDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(OutsideDelivery.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final Carrier carrier;
  private final InstantSource clock;
  private final MediumTurn turn;

  OutsideDelivery(
      Tenants tenants, Snapshots snapshots, Carrier carrier, InstantSource clock, BackOff backOff) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.carrier = carrier;
    this.clock = clock;
    this.turn = new MediumTurn(carrier.medium(), backOff);
  }

  private sealed interface Step {
    /** Nothing more is done with it by this piece of work. */
    record End(Outcome outcome) implements Step {}

    record Send(Delivery delivery, Prepared.Ready ready) implements Step {}
  }

  /** Delivers, or notes why not. */
  Outcome deliver(Work work) {
    return deliver(work, false);
  }

  /** The same for one that waits because the account is refused: tries for all of them. */
  Outcome probe(Work work) {
    return deliver(work, true);
  }

  private Outcome deliver(Work work, boolean probing) {
    Snapshot people = snapshots.of(work.orgId()).orElseThrow();
    UUID id = UUID.fromString(work.id());
    try {
      Step step = tenants.inBackground(work.orgId(), tx -> begin(tx, id, people, probing));
      return switch (step) {
        case Step.End(Outcome outcome) -> outcome;
        case Step.Send send -> {
          Answer answer = Undrawn.or(send.ready().send());
          yield tenants.inBackground(work.orgId(), tx -> settle(tx, send, answer, probing));
        }
      };
    } catch (Undrawn failure) {
      return failure.noted(tenants, work, clock);
    }
  }

  private Step begin(Tx tx, UUID id, Snapshot people, boolean probing) {
    Optional<Delivery> queued =
        Deliveries.in(tx).find(id).filter(found -> found.state() == DeliveryState.QUEUED);
    if (queued.isEmpty()) {
      return new Step.End(new Outcome.Done());
    }
    if (!probing && DeliveryHolds.in(tx).keep(id, carrier.medium())) {
      return new Step.End(MediumTurn.outOfTheQueue(tx, carrier.medium(), id));
    }
    Instant now = clock.instant();
    if (DeliveryQueue.in(tx).mustWait(id)) {
      return new Step.End(new Outcome.Again(now.plus(BETWEEN_LOOKS)));
    }
    return switch (Undrawn.or(() -> carrier.prepare(tx, queued.get(), people, now))) {
      case Prepared.Later(Duration pause) -> new Step.End(new Outcome.Again(now.plus(pause)));
      case Prepared.Not(var why) -> {
        DeliveryOutcomes outcomes = DeliveryOutcomes.in(tx);
        outcomes
            .begin(id, now)
            .ifPresent(begun -> outcomes.skipped(begun, DeliveryError.of(why), now));
        yield new Step.End(new Outcome.Done());
      }
      case Prepared.Ready ready ->
          DeliveryOutcomes.in(tx)
              .begin(id, now)
              .<Step>map(begun -> new Step.Send(begun, ready))
              .orElseGet(() -> new Step.End(new Outcome.Done()));
    };
  }

  private Outcome settle(Tx tx, Step.Send send, Answer answer, boolean probing) {
    Instant now = clock.instant();
    Delivery delivery = send.delivery();
    DeliveryOutcomes outcomes = DeliveryOutcomes.in(tx);
    return switch (carrier.judge(tx, delivery, answer, now)) {
      case Verdict.Sent _ -> {
        String message = answer instanceof Answer.Taken(String id) ? id : "";
        String address = send.ready().address();
        if (delivery.doubt().isPresent()) {
          outcomes.sentPerhapsTwice(delivery, address, message, now);
        } else {
          outcomes.sent(delivery, address, message, now);
        }
        yield turn.mended(tx, probing, now);
      }
      case Verdict.Skipped(DeliveryError why) -> {
        outcomes.skipped(delivery, why, now);
        yield turn.mended(tx, probing, now);
      }
      case Verdict.Failed(DeliveryError why) -> {
        outcomes.failed(delivery, why, now);
        yield turn.mended(tx, probing, now);
      }
      case Verdict.Held(DeliveryError why) -> {
        LOG.warn("{} takes nothing of {} ({}): it waits.", carrier.medium(), tx.orgId(), why);
        DeliveryHolds.in(tx).refused(delivery, why, false, probing, Optional.empty(), now);
        yield MediumTurn.outOfTheQueue(tx, carrier.medium(), delivery.id());
      }
      case Verdict.Again again -> again(tx, delivery, again, probing, now);
    };
  }

  private Outcome again(
      Tx tx, Delivery delivery, Verdict.Again again, boolean probing, Instant now) {
    Optional<Instant> next = again.next().or(() -> turn.next(tx, delivery, probing, now));
    if (next.isEmpty()) {
      DeliveryOutcomes.in(tx).failed(delivery, again.why(), now);
      return new Outcome.Done();
    }
    if (again.unclear()) {
      DeliveryOutcomes.in(tx).postponed(delivery, again.why(), true, now, next.get());
    } else {
      DeliveryOutcomes.in(tx).notDone(delivery, again.why(), now, next.get());
    }
    return turn.again(tx, next.get(), probing);
  }
}
