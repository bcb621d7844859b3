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
    boolean pending = escalation.isPending();
    if (!pending) {
      sheet.say(story.labelledAndSettled());
    }
    sheet.say(
        words.say(
            NotifyPhrase.OWNER_TOLD,
            "back",
            story.isHandBack(),
            "asker",
            story.person(escalation.requester()),
            "ticket",
            story.ticket(),
            "from",
            story.from(),
            "to",
            story.to()));
    sheet.quote(words.say(NotifyPhrase.REASON), escalation.reason());
    if (pending) {
      sheet.say(ReceiptMessage.waiting(story));
      sheet.small(story.numberExplained());
      sheet.buttons(Buttons.ofParty(words, escalation));
    }
    return sheet.rendered();
  }
}
