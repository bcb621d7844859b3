package dev.baton.bot.notify;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import dev.baton.db.Tx;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.SlackCalls;
import dev.baton.slack.SlackUnavailable;
import dev.baton.slack.UnknownWorkspace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the Slack message stands that tells the same as a mail. */
final class MessageLink {
  /** A mail waits that long for its message; then it goes without. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(MessageLink.class);

  private final SlackCalls calls;

  MessageLink(SlackCalls calls) {
    this.calls = calls;
  }

  /** When to look again whether the mail's message is there; empty when it need not wait. */
  static Optional<Instant> awaited(Tx tx, UUID mail, Instant now) {
    return Deliveries.in(tx)
        .find(mail)
        .filter(delivery -> now.isBefore(delivery.createdAt().plus(PATIENCE)))
        .flatMap(delivery -> message(tx, delivery))
        .filter(message -> message.state() == DeliveryState.QUEUED)
        .map(_ -> now.plus(BETWEEN_LOOKS));
  }

  /** The message that tells the same person the same; empty when there is none. */
  static Optional<Delivery> message(Tx tx, Delivery mail) {
    return mail.escalation().stream()
        .flatMap(ref -> Deliveries.in(tx).allOf(ref).stream())
        .filter(each -> each.medium() == Medium.SLACK && each.updates().isEmpty())
        .filter(each -> each.notice().equals(told(mail)))
        .filter(each -> each.recipient().equals(mail.recipient()))
        .findFirst();
  }

  /** Who was asked learns the end from the request itself, which changes. */
  private static Notice told(Delivery mail) {
    return mail.roles().equals(Set.of(NoticeRole.DECIDER)) ? new Notice.Request() : mail.notice();
  }

  /** The message's address, or that of the app or of the workspace where it has none. */
  String of(String orgId, Optional<Delivery> message) {
    try {
      MethodsClient slack = calls.patiently(orgId);
      Optional<String> link = message.isEmpty() ? Optional.empty() : link(slack, message.get());
      return link.isPresent() ? link.get() : app(slack, orgId);
    } catch (IOException | SlackApiException | UnknownWorkspace | SlackUnavailable away) {
      LOG.warn("A mail of {} goes without its message's address", orgId, away);
      return workspace(orgId);
    }
  }

  private static Optional<String> link(MethodsClient slack, Delivery message)
      throws IOException, SlackApiException {
    if (message.address().isEmpty() || message.externalId().isEmpty()) {
      return Optional.empty();
    }
    var answer =
        slack.chatGetPermalink(
            r -> r.channel(message.address().get()).messageTs(message.externalId().get()));
    return answer.isOk() ? Optional.ofNullable(answer.getPermalink()) : Optional.empty();
  }

  private static String app(MethodsClient slack, String orgId)
      throws IOException, SlackApiException {
    String bot = slack.authTest(r -> r).getBotId();
    var answer = slack.botsInfo(r -> r.bot(bot));
    return answer.isOk()
        ? "https://slack.com/app_redirect?app=%s&team=%s"
            .formatted(answer.getBot().getAppId(), orgId)
        : workspace(orgId);
  }

  private static String workspace(String orgId) {
    return "https://app.slack.com/client/" + orgId;
  }
}
