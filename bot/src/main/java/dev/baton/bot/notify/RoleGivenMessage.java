package dev.baton.bot.notify;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.notify.Notice;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.UUID;

/** To somebody who was given a role: what it is for, and who gave it. */
final class RoleGivenMessage {
  private RoleGivenMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param words the reader's
   */
  static SlackMessage of(UUID id, Notice.RoleGiven given, Wording words) {
    return new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG))
        .say(
            words.say(
                NotifyPhrase.ROLE_GIVEN,
                "role",
                given.role(),
                "named",
                given.by().isPresent(),
                "by",
                given.by().<Object>map(Arg::person).orElse("")))
        .build();
  }
}
