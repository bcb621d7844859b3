package dev.baton.bot.notify;

import com.google.gson.JsonObject;
import dev.baton.bot.config.Secret;
import dev.baton.bot.medium.PagerDuty;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.medium.OncallKeys;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.matrix.OncallKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls PagerDuty, and says when nobody needs to come any more. All attempts bring one key of the
 * incident, so that a repetition is none; what PagerDuty does not take managers are told.
 */
final class OncallDelivery implements Carrier {
  private static final Set<Integer> NOT_NOW = Set.of(408, 429);

  private final Optional<PagerDuty> pagerDuty;

  OncallDelivery(Optional<PagerDuty> pagerDuty) {
    this.pagerDuty = pagerDuty;
  }

  @Override
  public Medium medium() {
    return Medium.ONCALL;
  }

  @Override
  public Prepared prepare(Tx tx, Delivery delivery, Snapshot people, Instant now) {
    Optional<Escalation> asked = delivery.escalation().flatMap(Escalations.in(tx)::find);
    if (asked.isEmpty() || !isWorthTelling(tx, delivery, asked.get())) {
      return new Prepared.Not(DeliveryReason.NOTHING_LEFT_TO_TELL);
    }
    JsonObject event =
        delivery.notice() instanceof Notice.OncallTriggered
            ? OncallEvent.trigger(tx, people, delivery, asked.get())
            : OncallEvent.resolve(tx, asked.get());
    Optional<Secret> key = key(tx, delivery);
    return new Prepared.Ready(
        delivery.recipient(),
        () ->
            key.map(opened -> answer(pagerDuty.orElseThrow().enqueue(opened, event)))
                .orElseGet(() -> new Answer.Refused(DeliveryError.of(DeliveryReason.SECRET_LOST))));
  }

  /** Whom nobody called needs not be told that it is over. */
  private static boolean isWorthTelling(Tx tx, Delivery delivery, Escalation asked) {
    return delivery.notice() instanceof Notice.OncallTriggered
        ? asked.isPending()
        : Deliveries.in(tx).mayHaveCalled(asked.ref(), delivery.recipient());
  }

  private Optional<Secret> key(Tx tx, Delivery delivery) {
    OncallKey fingerprint = new OncallKey(delivery.recipient());
    return pagerDuty.flatMap(api ->
        OncallKeys.in(tx)
            .sealed(fingerprint)
            .flatMap(sealed -> api.open(tx.orgId(), fingerprint, sealed)));
  }

  private static Answer answer(PagerDuty.Answer answer) {
    return switch (answer) {
      case PagerDuty.Answer.Silent(String why) ->
          new Answer.Unclear(
              DeliveryError.of(DeliveryReason.OUTSIDE_SILENT, DeliveryError.DETAIL, why));
      case PagerDuty.Answer.Status(int code, _, _) when code >= 200 && code < 300 ->
          new Answer.Taken("");
      case PagerDuty.Answer.Status(int code, Optional<Duration> pause, _)
          when NOT_NOW.contains(code) ->
          new Answer.NotNow(
              pause.orElse(Duration.ZERO), DeliveryError.of(DeliveryReason.OUTSIDE_ASKED_TO_WAIT));
      case PagerDuty.Answer.Status(int code, _, String words) when code >= 400 && code < 500 ->
          new Answer.Refused(
              new DeliveryError(
                  DeliveryReason.OUTSIDE_REFUSED,
                  Map.of(DeliveryError.STATUS, String.valueOf(code), DeliveryError.DETAIL, words)));
      case PagerDuty.Answer.Status(int code, Optional<Duration> pause, _) ->
          new Answer.NotNow(
              pause.orElse(Duration.ZERO),
              DeliveryError.of(
                  DeliveryReason.OUTSIDE_ANSWERED_HTTP,
                  DeliveryError.STATUS,
                  String.valueOf(code)));
    };
  }

  @Override
  public Verdict judge(Tx tx, Delivery delivery, Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Taken _ -> new Verdict.Sent();
      case Answer.NotNow(Duration pause, DeliveryError why) ->
          new Verdict.Again(
              why, pause.isZero() ? Optional.empty() : Optional.of(now.plus(pause)), false);
      case Answer.Unclear(DeliveryError why) -> new Verdict.Again(why, Optional.empty(), false);
      case Answer.Refused(DeliveryError why) -> new Verdict.Failed(why);
      case Answer.AccountRefused(DeliveryError why) -> new Verdict.Failed(why);
      case Answer.Ended(DeliveryError why) -> new Verdict.Failed(why);
    };
  }
}
