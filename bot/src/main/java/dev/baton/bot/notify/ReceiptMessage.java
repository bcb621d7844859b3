package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.relative;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;

/** To the requester: filed, waiting for whom, until when. */
final class ReceiptMessage {
  private ReceiptMessage() {}

  static SlackMessage of(MessageContext story) {
    MessageBuilder sheet = story.message();
    Escalation escalation = story.escalation();
    Wording words = story.words();
    String filed =
        words.say(
            NotifyPhrase.FILED,
            "back",
            story.isHandBack(),
            "ticket",
            story.ticket(),
            "from",
            story.from(),
            "to",
            story.to());
    return escalation.isPending()
        ? sheet
            .say(filed)
            .say(waiting(story))
            .small(story.numberExplained())
            .buttons(Buttons.ofParty(words, escalation))
            .rendered()
        : sheet.say(story.labelledAndSettled()).small(filed).rendered();
  }

  /** For whom a pending one waits, and who owns the ticket meanwhile. */
  static String waiting(MessageContext story) {
    Escalation escalation = story.escalation();
    String owner = escalation.previousOwner();
    return story
        .words()
        .say(
            NotifyPhrase.WAITS,
            "asked",
            story.asked(),
            "when",
            relative(escalation.decideBy()),
            "mine",
            story.reads(owner),
            "owner",
            story.person(owner));
  }
}
