package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;

/** To an owner who did not ask: somebody wants to hand your ticket on. */
final class OwnerToldMessage {
  private OwnerToldMessage() {}

  static SlackMessage of(MessageContext story) {
    MessageBuilder sheet = new MessageBuilder(story.delivery().id());
    Escalation escalation = story.escalation();
    sheet.say(
        "%s asked to hand your ticket %s on from %s to %s."
            .formatted(
                Mrkdwn.mention(escalation.requester()), story.label(), story.from(), story.to()));
    sheet.quote("*Reason*", escalation.reason());
    escalation
        .settlement()
        .ifPresentOrElse(
            _ -> sheet.small(story.settled()),
            () -> {
              sheet.say(
                  "Waits for %s until %s. You still own it until then."
                      .formatted(story.asked(), story.time(escalation.decideBy())));
              sheet.buttons(Buttons.ofParty(escalation));
            });
    return sheet.rendered();
  }
}
