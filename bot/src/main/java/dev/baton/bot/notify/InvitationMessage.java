package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.UUID;

/** A text for the team, ready to be copied and posted. */
final class InvitationMessage {
  private InvitationMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param example a ticket's key as the workspace writes it
   */
  static SlackMessage of(UUID id, String example, Wording words) {
    return new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG))
        .toCopy(
            words.say(NotifyPhrase.INVITATION),
            words.say(NotifyPhrase.INVITATION_TEXT, "example", example))
        .build();
  }
}
