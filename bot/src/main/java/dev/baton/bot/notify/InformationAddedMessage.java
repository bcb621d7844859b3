package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.Comparator;

/** To the people asked: the newest thing somebody added to a request they have. */
final class InformationAddedMessage {
  private InformationAddedMessage() {}

  static SlackMessage of(MessageContext context) {
    MessageBuilder message = context.message();
    Wording words = context.words();
    context.escalation().information().stream()
        .filter(added -> !added.at().isAfter(context.delivery().createdAt()))
        .max(Comparator.comparing(AddedInformation::at))
        .ifPresentOrElse(
            added ->
                message.quote(
                    words.say(
                        NotifyPhrase.INFORMATION_ADDED,
                        "who",
                        context.person(added.author()),
                        "ticket",
                        context.ticket()),
                    added.text()),
            () -> message.say(words.say(NotifyPhrase.SOMETHING_ADDED, "ticket", context.ticket())));
    return message.build();
  }
}
