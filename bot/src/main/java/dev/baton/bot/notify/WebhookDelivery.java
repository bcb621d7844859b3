package dev.baton.bot.notify;

import dev.baton.bot.alert.AlertView;
import dev.baton.bot.alert.FollowUpText;
import dev.baton.bot.config.Secret;
import dev.baton.bot.medium.ToldInSlack;
import dev.baton.bot.medium.Webhooks;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.member.Roles;
import dev.baton.escalation.notify.AlertsEnd;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Sends a signed request to an address that somebody gave, by the schedule of Standard Webhooks.
 */
final class WebhookDelivery implements Carrier {
  /** How long after each failed attempt the next one comes. */
  private static final List<Duration> SCHEDULE =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** An address that fails for so long is given up. */
  private static final Duration PATIENCE = Duration.ofDays(5);

  private static final int GONE = 410;
  private static final Set<Integer> SLOW_DOWN = Set.of(429, 502, 503, 504);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  private final Optional<Webhooks> webhooks;
  private final RandomGenerator random;

  WebhookDelivery(Optional<Webhooks> webhooks, RandomGenerator random) {
    this.webhooks = webhooks;
    this.random = random;
  }

  @Override
  public Medium medium() {
    return Medium.WEBHOOK;
  }

  @Override
  public Prepared prepare(Tx tx, Delivery delivery, Snapshot people, Instant now) {
    if (webhooks.isEmpty()) {
      return new Prepared.Not(DeliveryReason.MEDIUM_OFF);
    }
    Optional<AlertWebhooks.Webhook> hook = AlertWebhooks.in(tx).of(delivery.recipient());
    if (hook.isEmpty()) {
      return new Prepared.Not(DeliveryReason.MEDIUM_NOT_CHOSEN);
    }
    Optional<String> body = body(tx, delivery, people, now);
    if (body.isEmpty()) {
      return new Prepared.Not(DeliveryReason.NOTHING_LEFT_TO_TELL);
    }
    List<Secret> secrets = secrets(tx, hook.get(), now);
    if (secrets.isEmpty()) {
      return new Prepared.Not(DeliveryReason.SECRET_LOST);
    }
    String address = hook.get().address();
    return new Prepared.Ready(
        Webhooks.host(address),
        () -> answer(webhooks.get().send(address, delivery.id().toString(), body.get(), secrets)));
  }

  private static Optional<String> body(Tx tx, Delivery delivery, Snapshot people, Instant now) {
    if (delivery.notice() instanceof Notice.FollowUpDone(UUID followUp)) {
      return FollowUpText.outcome(tx, people, followUp)
          .map(said -> WebhookBody.of(tx.orgId(), "follow_up.done", said, delivery.createdAt()));
    }
    Optional<AlertView> view = AlertDrawing.of(tx, people, delivery, now);
    return view.map(drawn ->
        WebhookBody.of(
            tx.orgId(), drawn, AlertDrawing.link(tx, delivery, drawn), delivery.createdAt()));
  }

  /** The one that holds, and for a while after a change the one before too. */
  private List<Secret> secrets(Tx tx, AlertWebhooks.Webhook hook, Instant now) {
    List<Secret> secrets = new ArrayList<>();
    open(tx, hook, hook.secret()).ifPresent(secrets::add);
    if (hook.oldUntil().filter(now::isBefore).isPresent()) {
      hook.oldSecret().flatMap(old -> open(tx, hook, old)).ifPresent(secrets::add);
    }
    return secrets;
  }

  private Optional<Secret> open(Tx tx, AlertWebhooks.Webhook hook, String sealed) {
    return webhooks.orElseThrow().open(tx.orgId(), hook.forWhom(), sealed);
  }

  private static Answer answer(Webhooks.Answer answer) {
    return switch (answer) {
      case Webhooks.Answer.Status status when status.isSuccess() -> new Answer.Taken("");
      case Webhooks.Answer.Status(int code, _) when code == GONE ->
          new Answer.Ended(
              DeliveryError.of(DeliveryReason.READER_ENDED_IT, DeliveryError.DETAIL, "HTTP 410"));
      case Webhooks.Answer.Status(int code, Optional<Duration> pause) -> {
        DeliveryError why =
            DeliveryError.of(
                DeliveryReason.OUTSIDE_ANSWERED_HTTP, DeliveryError.STATUS, String.valueOf(code));
        yield SLOW_DOWN.contains(code)
            ? new Answer.NotNow(pause.orElse(Duration.ZERO), why)
            : new Answer.Unclear(why);
      }
      case Webhooks.Answer.NotPublic _ ->
          new Answer.Unclear(DeliveryError.of(DeliveryReason.OUTSIDE_NOT_PUBLIC));
      case Webhooks.Answer.Silent(String why) ->
          new Answer.Unclear(
              DeliveryError.of(DeliveryReason.OUTSIDE_SILENT, DeliveryError.DETAIL, why));
    };
  }

  /** The receiver sees a repetition by its id, so that none is in doubt. */
  @Override
  public Verdict judge(Tx tx, Delivery delivery, Answer answer, Instant now) {
    AlertWebhooks hooks = AlertWebhooks.in(tx);
    return switch (answer) {
      case Answer.Taken _ -> {
        hooks.worked(delivery.recipient());
        yield new Verdict.Sent();
      }
      case Answer.NotNow(Duration pause, DeliveryError why) ->
          failed(tx, delivery, why, pause, now);
      case Answer.Unclear(DeliveryError why) -> failed(tx, delivery, why, Duration.ZERO, now);
      case Answer.Refused(DeliveryError why) -> failed(tx, delivery, why, Duration.ZERO, now);
      case Answer.AccountRefused(DeliveryError why) ->
          failed(tx, delivery, why, Duration.ZERO, now);
      case Answer.Ended(DeliveryError why) -> {
        end(tx, delivery.recipient(), AlertsEnd.GONE, now);
        yield new Verdict.Skipped(why);
      }
    };
  }

  private Verdict failed(Tx tx, Delivery delivery, DeliveryError why, Duration asked, Instant now) {
    Instant since = AlertWebhooks.in(tx).failed(delivery.recipient(), now);
    if (!now.isBefore(since.plus(PATIENCE))) {
      end(tx, delivery.recipient(), AlertsEnd.FAILING, now);
      return new Verdict.Skipped(why);
    }
    if (delivery.attempts() > SCHEDULE.size()) {
      return new Verdict.Skipped(why);
    }
    Duration planned = spread(SCHEDULE.get(delivery.attempts() - 1));
    Duration wait = asked.compareTo(planned) > 0 ? asked : planned;
    return new Verdict.Again(
        why,
        Optional.of(now.plus(wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE)),
        false);
  }

  /** Up to a tenth longer, so that what failed together does not come back together. */
  private Duration spread(Duration pause) {
    return pause.plusMillis(random.nextLong(pause.toMillis() / 10 + 1));
  }

  private static void end(Tx tx, String forWhom, AlertsEnd why, Instant now) {
    if (!AlertWebhooks.in(tx).end(forWhom, Optional.of(why), forWhom, now)) {
      return;
    }
    List<String> told =
        forWhom.equals(AlertWebhooks.WORKSPACE) ? Roles.in(tx).managers() : List.of(forWhom);
    told.forEach(
        member -> ToldInSlack.tell(tx, new Notice.AlertsEnded(Medium.WEBHOOK, why), member, now));
  }
}
