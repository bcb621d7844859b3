package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.UUID;

/** To whoever installed Baton: the three steps from here to the first handoff. */
final class WelcomeMessage {
  private WelcomeMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param orgId the workspace, as the console names it
   * @param live whether a matrix is live already, and nothing is to be set up first
   */
  static SlackMessage of(UUID id, String orgId, boolean live, Wording words) {
    return new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG))
        .say(words.say(NotifyPhrase.INSTALLED))
        .say(words.say(NotifyPhrase.IMPORT_MATRIX, "workspace", orgId))
        .say(words.say(NotifyPhrase.CHECK_SETTINGS))
        .say(words.say(NotifyPhrase.FIRST_TICKET))
        .buttons(live ? List.of() : List.of(Buttons.setup(words)))
        .build();
  }
}
