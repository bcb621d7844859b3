package dev.baton.bot.notify;

import dev.baton.slack.SlackMessage;

/** To the owner and the requester, when somebody else took the escalation back. */
final class WithdrawnMessage {
  private WithdrawnMessage() {}

  static SlackMessage of(MessageContext story) {
    return story
        .message()
        .say(story.labelledAndSettled())
        .quote(story.words().say(NotifyPhrase.REASON_GIVEN), story.escalation().reason())
        .rendered();
  }
}
