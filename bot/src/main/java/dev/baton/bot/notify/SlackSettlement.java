package dev.baton.bot.notify;

import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tx;
import dev.baton.db.install.Installations;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Doubt;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.SlackAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what Slack made of a delivery. Only a clear refusal of this one message is final; a refusal
 * of the installation lets it wait with all others of the workspace.
 */
final class SlackSettlement {
  private static final Logger LOG = LoggerFactory.getLogger(SlackSettlement.class);

  /** After these the message is gone or cannot be changed; there is nothing a manager could do. */
  private static final Set<String> MESSAGE_GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  /** Of a channel these say that Baton may not write there, not that it may write nowhere. */
  private static final Set<String> OF_ONE_CHANNEL =
      Set.of("no_permission", "access_denied", "team_access_not_granted");

  /** An older change that nobody waited for has surely arrived by then. */
  private static final Duration DRAWN_ONCE_MORE = Duration.ofSeconds(30);

  private final MediumTurn turn;

  SlackSettlement(BackOff backOff) {
    this.turn = new MediumTurn(Medium.SLACK, backOff);
  }

  /**
   * Notes it.
   *
   * @param probing whether it tried for all that wait because Slack refuses the workspace
   */
  Outcome note(Tx tx, Delivery delivery, SlackAnswer answer, boolean probing, Instant now) {
    return switch (answer) {
      case SlackAnswer.Taken taken -> {
        taken(tx, delivery, taken, now);
        yield turn.mended(tx, probing, now);
      }
      case SlackAnswer.NotNow(Duration delay) ->
          notDone(tx, delivery, DeliveryReason.SLACK_ASKED_TO_WAIT, now, now.plus(delay), probing);
      case SlackAnswer.NotSeenYet(Duration delay) ->
          notDone(tx, delivery, DeliveryReason.LOOKED_IN_VAIN, now, now.plus(delay), probing);
      case SlackAnswer.NotLookedFor(SlackAnswer.Unclear doubt) ->
          again(tx, delivery, why(doubt), true, false, now, probing);
      case SlackAnswer.Unclear doubt ->
          again(tx, delivery, why(doubt), false, isUnderWay(doubt), now, probing);
      case SlackAnswer.Refused(String error) -> {
        refused(tx, delivery, error, now);
        yield turn.mended(tx, probing, now);
      }
      case SlackAnswer.Closed closed -> closed(tx, delivery, closed, now, probing);
    };
  }

  static boolean isToChannel(Delivery delivery) {
    return delivery.roles().contains(NoticeRole.CHANNEL);
  }

  private static void taken(Tx tx, Delivery delivery, SlackAnswer.Taken taken, Instant now) {
    DeliveryOutcomes outcomes = DeliveryOutcomes.in(tx);
    if (mayBeThereTwice(delivery)) {
      outcomes.sentPerhapsTwice(delivery, taken.channel(), taken.ts(), now);
    } else {
      outcomes.sent(delivery, taken.channel(), taken.ts(), now);
    }
    // An earlier attempt may still arrive, and would show what held then.
    delivery
        .updates()
        .filter(_ -> delivery.doubt().flatMap(Doubt::underWay).isPresent())
        .ifPresent(message ->
            tx.enqueueOnce(DeliveryQueue.REDRAW, message.toString(), now.plus(DRAWN_ONCE_MORE)));
  }

  /** Channels are not read back: that would need a scope Baton does not ask for. */
  private static boolean mayBeThereTwice(Delivery delivery) {
    return isToChannel(delivery) && delivery.updates().isEmpty() && delivery.doubt().isPresent();
  }

  private Outcome notDone(
      Tx tx, Delivery delivery, DeliveryReason why, Instant now, Instant next, boolean probing) {
    DeliveryOutcomes.in(tx).notDone(delivery, DeliveryError.of(why), now, next);
    return turn.again(tx, next, probing);
  }

  private Outcome again(
      Tx tx,
      Delivery delivery,
      DeliveryError why,
      boolean onlyLooked,
      boolean underWay,
      Instant now,
      boolean probing) {
    Optional<Instant> next = turn.next(tx, delivery, probing, now);
    if (next.isEmpty()) {
      DeliveryOutcomes.in(tx).failed(delivery, why, now);
      return new Outcome.Done();
    }
    if (onlyLooked) {
      DeliveryOutcomes.in(tx).notDone(delivery, why, now, next.get());
    } else {
      DeliveryOutcomes.in(tx).postponed(delivery, why, underWay, now, next.get());
    }
    return turn.again(tx, next.get(), probing);
  }

  private static void refused(Tx tx, Delivery delivery, String error, Instant now) {
    if (delivery.notice() instanceof Notice.OriginReply && isToChannel(delivery)) {
      DeliveryOutcomes.in(tx)
          .skipped(
              delivery,
              DeliveryError.of(DeliveryReason.ORIGIN_OUT_OF_REACH, DeliveryError.ERROR, error),
              now);
      OriginFallback.tell(tx, delivery, now);
    } else if (delivery.updates().isPresent() && MESSAGE_GONE.contains(error)) {
      DeliveryOutcomes.in(tx)
          .skipped(
              delivery,
              DeliveryError.of(DeliveryReason.MESSAGE_GONE, DeliveryError.ERROR, error),
              now);
    } else {
      DeliveryOutcomes.in(tx)
          .failed(
              delivery,
              DeliveryError.of(DeliveryReason.SLACK_REFUSED, DeliveryError.ERROR, error),
              now);
    }
  }

  private Outcome closed(
      Tx tx, Delivery delivery, SlackAnswer.Closed closed, Instant now, boolean probing) {
    if (closed instanceof SlackAnswer.AccountRefused(String error)
        && isToChannel(delivery)
        && OF_ONE_CHANNEL.contains(error)) {
      refused(tx, delivery, error, now);
      return new Outcome.Done();
    }
    if (!Installations.in(tx).isServed()) {
      DeliveryOutcomes.in(tx)
          .skipped(delivery, DeliveryError.of(DeliveryReason.BATON_REMOVED), now);
      return new Outcome.Done();
    }
    LOG.warn("Slack takes nothing from {} ({}): its messages wait.", tx.orgId(), closed);
    boolean unclear = closed instanceof SlackAnswer.Intercepted;
    DeliveryHolds.in(tx).refused(delivery, why(closed), unclear, probing, Optional.empty(), now);
    return MediumTurn.outOfTheQueue(tx, Medium.SLACK, delivery.id());
  }

  private static boolean isUnderWay(SlackAnswer.Unclear doubt) {
    return doubt instanceof SlackAnswer.Silent(_, boolean underWay) && underWay;
  }

  private static DeliveryError why(SlackAnswer.Unclear doubt) {
    return switch (doubt) {
      case SlackAnswer.Trouble(String error) ->
          DeliveryError.of(DeliveryReason.SLACK_TROUBLE, DeliveryError.ERROR, error);
      case SlackAnswer.Status(int code) -> status(code);
      case SlackAnswer.Silent(String detail, _) ->
          DeliveryError.of(DeliveryReason.SLACK_SILENT, DeliveryError.DETAIL, detail);
    };
  }

  private static DeliveryError why(SlackAnswer.Closed closed) {
    return switch (closed) {
      case SlackAnswer.AccountRefused(String error) ->
          DeliveryError.of(DeliveryReason.SLACK_ACCOUNT, DeliveryError.ERROR, error);
      case SlackAnswer.Intercepted() -> DeliveryError.of(DeliveryReason.SLACK_INTERCEPTED);
      case SlackAnswer.Misdirected(int code) -> status(code);
      case SlackAnswer.NoToken(String detail) ->
          DeliveryError.of(DeliveryReason.TOKEN_UNAVAILABLE, DeliveryError.DETAIL, detail);
      case SlackAnswer.NotInstalled() -> DeliveryError.of(DeliveryReason.NOT_INSTALLED);
    };
  }

  private static DeliveryError status(int code) {
    return DeliveryError.of(
        DeliveryReason.SLACK_ANSWERED_HTTP, DeliveryError.STATUS, String.valueOf(code));
  }
}
