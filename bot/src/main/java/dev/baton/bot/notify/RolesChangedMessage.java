package dev.baton.bot.notify;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.UUID;

/**
 * To admins, once: what they and others gained and lost when managers and readers were told apart.
 */
final class RolesChangedMessage {
  private static final int NAMED = 5;

  private RolesChangedMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param managers Slack ids of those by grant or by the matrix; empty while admins stand in
   * @param words the reader's
   */
  static SlackMessage of(UUID id, List<String> managers, Wording words) {
    return new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG))
        .say(words.say(NotifyPhrase.ROLES_CHANGED))
        .say(managers(managers, words))
        .say(words.say(NotifyPhrase.READING_CHANGED))
        .build();
  }

  private static String managers(List<String> managers, Wording words) {
    return managers.isEmpty()
        ? words.say(NotifyPhrase.ADMINS_STAND_IN)
        : words.say(
            NotifyPhrase.ADMINS_ARE_NO_MANAGERS,
            "managers",
            Arg.allOf(managers.stream().limit(NAMED).map(Arg::person).toList()),
            "n",
            Math.max(0, managers.size() - NAMED));
  }
}
