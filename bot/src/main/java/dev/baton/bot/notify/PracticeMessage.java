package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.UUID;

/**
 * A request to practise with: it looks like one, says that it is none, and nothing stands behind
 * it.
 */
final class PracticeMessage {
  private PracticeMessage() {}

  /**
   * @param id of the delivery that tells this
   */
  static SlackMessage of(UUID id, Wording words) {
    return new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG))
        .say(words.say(NotifyPhrase.PRACTICE))
        .say(words.say(NotifyPhrase.PRACTICE_STORY))
        .buttons(Buttons.ofPractice(words))
        .build();
  }
}
