package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import dev.baton.slack.MessageBuilder;
import java.util.Optional;
import java.util.UUID;

/** To managers: somebody was not reached, and who has to act. */
final class UndeliverableMessage {
  private UndeliverableMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param failed the delivery that did not arrive
   */
  static SlackMessage of(UUID id, Delivery failed, Optional<Escalation> escalation) {
    String about = escalation.map(e -> " about *" + Mrkdwn.escape(e.label()) + "*").orElse("");
    MessageBuilder sheet = new MessageBuilder(id);
    sheet.say(
        "%s %s%s %s %s."
            .formatted(
                article(failed.medium()),
                what(failed.notice()),
                about,
                outcome(failed),
                whom(failed)));
    sheet.say(
        "*Why* %s\n*What to do* %s"
            .formatted(
                Mrkdwn.escape(
                    Mrkdwn.shorten(
                        failed.error().map(DeliveryErrorText::of).orElse("unknown"), 1000)),
                whatToDo(failed)));
    return sheet.rendered();
  }

  private static String article(Medium medium) {
    return switch (medium) {
      case SLACK -> "The Slack message with";
      case EMAIL -> "The email with";
    };
  }

  private static String what(Notice notice) {
    return switch (notice) {
      case Notice.Request _ -> "the request to decide";
      case Notice.ChannelCopy _ -> "the channel's copy of a request";
      case Notice.Receipt _ -> "the receipt";
      case Notice.OwnerTold _ -> "word to the owner";
      case Notice.Decided _ -> "the decision";
      case Notice.Withdrawn _ -> "word of a withdrawal";
      case Notice.InformationAdded _ -> "added information";
      case Notice.Undeliverable _ -> "word of another failure";
      case Notice.DraftKept _ -> "word of a kept draft";
      case Notice.Digest _ -> "the daily digest";
      case Notice.Welcome _ -> "the first steps";
    };
  }

  private static String whom(Delivery failed) {
    return failed.notice() instanceof Notice.ChannelCopy
        ? "the channel <#" + Mrkdwn.escape(failed.recipient()) + ">"
        : Mrkdwn.mention(failed.recipient());
  }

  private static String outcome(Delivery failed) {
    if (failed.state() == DeliveryState.QUEUED) {
      return isChange(failed) ? "still cannot be changed for" : "still does not reach";
    }
    return isChange(failed) ? "was not brought up to date for" : "did not reach";
  }

  private static boolean isChange(Delivery failed) {
    return failed.updates().isPresent();
  }

  private static String whatToDo(Delivery failed) {
    if (failed.state() == DeliveryState.QUEUED) {
      return "Baton keeps trying. What cannot wait, tell them yourself.";
    }
    if (isChange(failed)) {
      return "Nothing: an old button there changes nothing. `/escalation-log show` has what holds.";
    }
    if (failed.notice() instanceof Notice.ChannelCopy) {
      return "Invite Baton to the channel (`/invite @Baton`), or change the route's channel.";
    }
    return switch (failed.medium()) {
      case SLACK -> "Tell them yourself; a request can be decided by anybody else who was asked.";
      case EMAIL -> "Check their address in Slack. They have the Slack message all the same.";
    };
  }
}
