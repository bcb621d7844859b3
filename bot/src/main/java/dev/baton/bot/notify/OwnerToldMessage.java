package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;

/** To an owner who did not ask: somebody wants to hand your ticket on. */
final class OwnerToldMessage {
  private OwnerToldMessage() {}

  static SlackMessage of(MessageContext context) {
    MessageBuilder message = context.message();
    Escalation escalation = context.escalation();
    Wording words = context.words();
    boolean pending = escalation.isPending();
    if (!pending) {
      message.say(context.labelledAndSettled());
    }
    context.waitsAgain().ifPresent(message::say);
    message.say(
        words.say(
            NotifyPhrase.OWNER_TOLD,
            "back",
            context.isHandBack(),
            "asker",
            context.person(escalation.requester()),
            "ticket",
            context.ticket(),
            "from",
            context.from(),
            "to",
            context.to()));
    message.quote(words.say(NotifyPhrase.REASON), escalation.reason());
    RequestStory.questions(context, message);
    if (pending) {
      message.say(ReceiptMessage.waiting(context));
      message.small(context.numberExplained());
      message.buttons(Buttons.ofParty(words, escalation, context.requesterLeft()));
    }
    return message.build();
  }
}
