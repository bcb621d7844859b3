package dev.baton.bot.notify;

import dev.baton.slack.SlackMessage;

/** To the owner and the requester, when somebody else took the escalation back. */
final class WithdrawnMessage {
  private WithdrawnMessage() {}

  static SlackMessage of(MessageContext context) {
    return context
        .message()
        .say(context.labelledAndSettled())
        .quote(context.words().say(NotifyPhrase.REASON_GIVEN), context.escalation().reason())
        .build();
  }
}
