package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;

/** To an owner who did not ask: somebody wants to hand your ticket on. */
final class OwnerToldMessage {
  private OwnerToldMessage() {}

  static SlackMessage of(MessageContext story) {
    MessageBuilder sheet = story.message();
    Escalation escalation = story.escalation();
    Wording words = story.words();
    sheet.say(
        words.say(
            NotifyPhrase.OWNER_TOLD,
            "asker",
            story.person(escalation.requester()),
            "ticket",
            story.ticket(),
            "from",
            story.from(),
            "to",
            story.to()));
    sheet.quote(words.say(NotifyPhrase.REASON), escalation.reason());
    escalation
        .settlement()
        .ifPresentOrElse(
            _ -> sheet.small(story.settled()),
            () -> {
              sheet.say(ReceiptMessage.waiting(story));
              sheet.buttons(Buttons.ofParty(words, escalation));
            });
    return sheet.rendered();
  }
}
