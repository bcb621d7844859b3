package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.relative;

import dev.baton.bot.escalate.NothingTriedText;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.Optional;

/** To the requester: filed, waiting for whom, until when. */
final class ReceiptMessage {
  private ReceiptMessage() {}

  static SlackMessage of(MessageContext context) {
    MessageBuilder message = context.message();
    Escalation escalation = context.escalation();
    Wording words = context.words();
    String filed =
        words.say(
            NotifyPhrase.FILED,
            "back",
            context.isHandBack(),
            "ticket",
            context.ticket(),
            "from",
            context.from(),
            "to",
            context.to());
    context.waitsAgain().ifPresent(message::say);
    if (!escalation.isPending()) {
      message.say(context.labelledAndSettled()).small(filed);
      RequestStory.questions(context, message);
      return message.build();
    }
    message.say(filed).say(waiting(context));
    escalation
        .nothingTried()
        .ifPresent(cause -> message.small(new NothingTriedText(words).heading(cause)));
    RequestStory.questions(context, message);
    FileText files = new FileText(words);
    files.list(escalation).ifPresent(message::small);
    files.troubles(escalation).forEach(message::small);
    return message
        .small(context.numberExplained())
        .buttons(Buttons.ofParty(words, escalation, context.reads(escalation.requester())))
        .build();
  }

  /** For whom a pending one waits, and who owns the ticket meanwhile. */
  static String waiting(MessageContext context) {
    Escalation escalation = context.escalation();
    Optional<String> owner = escalation.previousOwner();
    return context
        .words()
        .say(
            context.time().isOver(escalation) ? NotifyPhrase.WAITS_LATE : NotifyPhrase.WAITS,
            "asked",
            context.asked(),
            "when",
            relative(escalation.decideBy()),
            "whose",
            context.whose(),
            "owner",
            context.owner(owner));
  }
}
