package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;

/** To the owner and the requester, when somebody else took the escalation back. */
final class WithdrawnMessage {
  private WithdrawnMessage() {}

  static SlackMessage of(MessageContext story) {
    Escalation escalation = story.escalation();
    MessageBuilder sheet = new MessageBuilder(story.delivery().id());
    sheet.say(story.labelledAndSettled());
    sheet.quote("*Reason it was asked for*", escalation.reason());
    return sheet.rendered();
  }
}
