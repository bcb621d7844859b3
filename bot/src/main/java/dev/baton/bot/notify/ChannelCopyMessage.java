package dev.baton.bot.notify;

import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;

/** To the route's channel: the request, read-only. */
final class ChannelCopyMessage {
  private ChannelCopyMessage() {}

  static SlackMessage of(MessageContext context) {
    MessageBuilder message = context.message();
    RequestStory.tell(context, message);
    if (context.escalation().isPending()) {
      message.small(context.words().say(NotifyPhrase.COPY_TO_READ, "asked", context.asked()));
    }
    return message.build();
  }
}
