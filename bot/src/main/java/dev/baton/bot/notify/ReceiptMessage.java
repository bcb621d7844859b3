package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;

/** To the requester: filed, waiting for whom, until when. */
final class ReceiptMessage {
  private ReceiptMessage() {}

  static SlackMessage of(MessageContext story) {
    MessageBuilder sheet = new MessageBuilder(story.delivery().id());
    Escalation escalation = story.escalation();
    sheet.say("%s is filed: %s to %s.".formatted(story.label(), story.from(), story.to()));
    escalation
        .settlement()
        .ifPresentOrElse(
            _ -> sheet.small(story.settled()),
            () -> {
              sheet.say(waiting(story));
              sheet.buttons(Buttons.ofParty(escalation));
            });
    return sheet.rendered();
  }

  private static String waiting(MessageContext story) {
    Escalation escalation = story.escalation();
    String owner = escalation.previousOwner();
    String owns = story.reads(owner) ? "You still own" : story.you(owner) + " still owns";
    return "Waits for %s until %s. %s it until then."
        .formatted(story.asked(), story.time(escalation.decideBy()), owns);
  }
}
