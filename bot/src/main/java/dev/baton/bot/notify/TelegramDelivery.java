package dev.baton.bot.notify;

import dev.baton.bot.alert.AlertPhrase;
import dev.baton.bot.alert.AlertView;
import dev.baton.bot.medium.TelegramApi;
import dev.baton.bot.medium.TelegramPace;
import dev.baton.bot.medium.TelegramText;
import dev.baton.bot.medium.ToldInSlack;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.medium.TelegramLinks;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.notify.AlertsEnd;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Sends a plain text into somebody's private chat at Telegram. Telegram knows no key by which a
 * repetition is seen: after an answer that got lost a message may arrive twice.
 */
final class TelegramDelivery implements Carrier {
  private static final Duration WHEN_NOT_SAID = Duration.ofSeconds(5);

  private final Optional<TelegramApi> api;
  private final TelegramPace pace;

  TelegramDelivery(Optional<TelegramApi> api, TelegramPace pace) {
    this.api = api;
    this.pace = pace;
  }

  @Override
  public Medium medium() {
    return Medium.TELEGRAM;
  }

  @Override
  public Prepared prepare(Tx tx, Delivery delivery, Snapshot people, Instant now) {
    if (api.isEmpty()) {
      return new Prepared.Not(DeliveryReason.MEDIUM_OFF);
    }
    Optional<TelegramLinks.Link> link = TelegramLinks.in(tx).of(delivery.recipient());
    if (link.isEmpty()) {
      return new Prepared.Not(DeliveryReason.MEDIUM_NOT_CHOSEN);
    }
    Optional<AlertView> view = AlertDrawing.of(tx, people, delivery, now);
    if (view.isEmpty()) {
      return new Prepared.Not(DeliveryReason.NOTHING_LEFT_TO_TELL);
    }
    Optional<Duration> pause = pace.turn(link.get().chat());
    if (pause.isPresent()) {
      return new Prepared.Later(pause.get());
    }
    String text = text(tx, people, delivery, view.get());
    return new Prepared.Ready(
        link.get().chat(), () -> answer(api.get().sendMessage(link.get().chat(), text)));
  }

  /** One account may serve several workspaces, so each message names its own. */
  private static String text(Tx tx, Snapshot people, Delivery delivery, AlertView view) {
    String workspace =
        people
            .wordingFor(delivery.recipient())
            .plain(
                AlertPhrase.OF_WORKSPACE,
                "workspace",
                WorkspaceRow.in(tx).name().orElse(tx.orgId()));
    return TelegramText.of(workspace + "\n" + view.text(), AlertDrawing.link(tx, delivery, view));
  }

  private static Answer answer(TelegramApi.Answer answer) {
    return switch (answer) {
      case TelegramApi.Answer.Done(var result) ->
          new Answer.Taken(
              result.isJsonObject() && result.getAsJsonObject().has("message_id")
                  ? result.getAsJsonObject().get("message_id").getAsString()
                  : "");
      case TelegramApi.Answer.Refused refused -> refused(refused);
      case TelegramApi.Answer.Trouble(int status) ->
          new Answer.Unclear(
              DeliveryError.of(
                  DeliveryReason.OUTSIDE_ANSWERED_HTTP,
                  DeliveryError.STATUS,
                  String.valueOf(status)));
      case TelegramApi.Answer.Silent(String why, boolean nothingSent) -> {
        DeliveryError error =
            DeliveryError.of(DeliveryReason.OUTSIDE_SILENT, DeliveryError.DETAIL, why);
        yield nothingSent ? new Answer.NotNow(Duration.ZERO, error) : new Answer.Unclear(error);
      }
    };
  }

  private static Answer refused(TelegramApi.Answer.Refused refused) {
    return switch (refused.code()) {
      case 429 ->
          new Answer.NotNow(
              refused.retryAfter().orElse(WHEN_NOT_SAID),
              DeliveryError.of(DeliveryReason.OUTSIDE_ASKED_TO_WAIT));
      case 401, 404 -> new Answer.AccountRefused(why(DeliveryReason.OUTSIDE_ACCOUNT, refused));
      case 403 -> new Answer.Ended(why(DeliveryReason.READER_ENDED_IT, refused));
      case 400 ->
          isOfChat(refused.description())
              ? new Answer.Ended(why(DeliveryReason.READER_ENDED_IT, refused))
              : new Answer.Refused(why(DeliveryReason.OUTSIDE_REFUSED, refused));
      default -> new Answer.Unclear(why(DeliveryReason.OUTSIDE_REFUSED, refused));
    };
  }

  /** Of the other 400s this one message is the cause. */
  private static boolean isOfChat(String description) {
    return description.contains("chat")
        || description.contains("PEER_ID_INVALID")
        || description.contains("user");
  }

  private static DeliveryError why(DeliveryReason reason, TelegramApi.Answer.Refused refused) {
    return new DeliveryError(
        reason,
        Map.of(
            DeliveryError.STATUS,
            String.valueOf(refused.code()),
            DeliveryError.DETAIL,
            refused.description()));
  }

  @Override
  public Verdict judge(Tx tx, Delivery delivery, Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Taken _ -> new Verdict.Sent();
      case Answer.NotNow(Duration pause, DeliveryError why) ->
          new Verdict.Again(
              why, pause.isZero() ? Optional.empty() : Optional.of(now.plus(pause)), false);
      case Answer.Unclear(DeliveryError why) -> new Verdict.Again(why, Optional.empty(), true);
      case Answer.Refused(DeliveryError why) -> new Verdict.Failed(why);
      case Answer.AccountRefused(DeliveryError why) -> new Verdict.Held(why);
      case Answer.Ended(DeliveryError why) -> {
        ended(tx, delivery.recipient(), now);
        yield new Verdict.Skipped(why);
      }
    };
  }

  private static void ended(Tx tx, String member, Instant now) {
    if (TelegramLinks.in(tx).end(member, Optional.of(AlertsEnd.BLOCKED), now)) {
      ToldInSlack.tell(tx, new Notice.AlertsEnded(Medium.TELEGRAM, AlertsEnd.BLOCKED), member, now);
    }
  }
}
