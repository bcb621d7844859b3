package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.Comparator;

/** To the people asked: the newest thing somebody added to a request they have. */
final class InformationAddedMessage {
  private InformationAddedMessage() {}

  static SlackMessage of(MessageContext story) {
    MessageBuilder sheet = story.message();
    Wording words = story.words();
    story.escalation().information().stream()
        .filter(added -> !added.at().isAfter(story.delivery().createdAt()))
        .max(Comparator.comparing(AddedInformation::at))
        .ifPresentOrElse(
            added ->
                sheet.quote(
                    words.say(
                        NotifyPhrase.INFORMATION_ADDED,
                        "who",
                        story.person(added.author()),
                        "ticket",
                        story.ticket()),
                    added.text()),
            () -> sheet.say(words.say(NotifyPhrase.SOMETHING_ADDED, "ticket", story.ticket())));
    return sheet.rendered();
  }
}
