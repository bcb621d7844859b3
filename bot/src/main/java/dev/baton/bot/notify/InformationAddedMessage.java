package dev.baton.bot.notify;

import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import dev.baton.slack.MessageBuilder;
import java.util.Comparator;

/** To the people asked: the newest thing somebody added to a request they have. */
final class InformationAddedMessage {
  private InformationAddedMessage() {}

  static SlackMessage of(MessageContext story) {
    MessageBuilder sheet = new MessageBuilder(story.delivery().id());
    story.escalation().information().stream()
        .filter(added -> !added.at().isAfter(story.delivery().createdAt()))
        .max(Comparator.comparing(AddedInformation::at))
        .ifPresentOrElse(
            added ->
                sheet.quote(
                    "%s added to %s:".formatted(Mrkdwn.mention(added.author()), story.label()),
                    added.text()),
            () -> sheet.say("Something was added to %s.".formatted(story.label())));
    return sheet.rendered();
  }
}
