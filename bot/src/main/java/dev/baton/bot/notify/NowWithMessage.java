package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.SlackMessage;
import java.util.Optional;

/** To requester and owner: others may decide the request now, and why. */
final class NowWithMessage {
  private NowWithMessage() {}

  static SlackMessage of(MessageContext context) {
    Escalation escalation = context.escalation();
    if (!escalation.isPending()) {
      return context.message().say(context.labelledAndSettled()).build();
    }
    Optional<String> owner = escalation.previousOwner();
    return context
        .message()
        .say(
            context
                .words()
                .say(
                    NotifyPhrase.NOW_WITH,
                    "ticket",
                    context.ticket(),
                    "asked",
                    new AskedText(context).all(),
                    "whose",
                    context.whose(),
                    "owner",
                    context.owner(owner)))
        .build();
  }
}
