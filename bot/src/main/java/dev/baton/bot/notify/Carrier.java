package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands one message over by a medium that is neither Slack nor mail. */
interface Carrier {
  Medium medium();

  /** What is to be done with a delivery; reads only. */
  Prepared prepare(Tx tx, Delivery delivery, Snapshot people, Instant now);

  /** Notes beside the delivery what came of an attempt, and what it means for the next ones. */
  Verdict judge(Tx tx, Delivery delivery, Answer answer, Instant now);

  /** What is to be done. */
  sealed interface Prepared {
    /**
     * @param address where it goes, as it may be kept
     */
    record Ready(String address, Supplier<Answer> send) implements Prepared {
      public Ready {
        requireNonNull(address);
        requireNonNull(send);
      }
    }

    /** It is not sent. */
    record Not(DeliveryReason why) implements Prepared {}

    /** Its turn comes later. */
    record Later(Duration pause) implements Prepared {}
  }

  /** What the other side said. */
  sealed interface Answer {
    /**
     * @param id by which it knows the message
     */
    record Taken(String id) implements Answer {}

    /** Nothing was done, and it says for how long to wait. */
    record NotNow(Duration pause, DeliveryError why) implements Answer {}

    /** Nobody knows whether it was taken. */
    record Unclear(DeliveryError why) implements Answer {}

    /** This message is refused, and would be again. */
    record Refused(DeliveryError why) implements Answer {}

    /** Every message is refused, because of the account by which Baton sends. */
    record AccountRefused(DeliveryError why) implements Answer {}

    /** The reader takes nothing from Baton any more. */
    record Ended(DeliveryError why) implements Answer {}
  }

  /** What follows for the delivery. */
  sealed interface Verdict {
    record Sent() implements Verdict {}

    /** Not sent on purpose, which is nobody's trouble. */
    record Skipped(DeliveryError why) implements Verdict {}

    record Failed(DeliveryError why) implements Verdict {}

    /** Every delivery by this medium waits until it is mended. */
    record Held(DeliveryError why) implements Verdict {}

    /**
     * @param next empty: as the others wait
     * @param unclear whether it may have been taken all the same
     */
    record Again(DeliveryError why, Optional<Instant> next, boolean unclear) implements Verdict {}
  }
}
