package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.UUID;

/** A text for the team, ready to be copied and posted. */
final class InvitationMessage {
  private static final String NUMBER = "1042";

  private InvitationMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param prefix of the workspace's tickets; may be empty
   */
  static SlackMessage of(UUID id, String prefix, Wording words) {
    return new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG))
        .toCopy(
            words.say(NotifyPhrase.INVITATION),
            words.say(NotifyPhrase.INVITATION_TEXT, "example", prefix + NUMBER))
        .build();
  }
}
