package dev.baton.bot.notify;

import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;

/** To the route's channel: the request, read-only. */
final class ChannelCopyMessage {
  private ChannelCopyMessage() {}

  static SlackMessage of(MessageContext story) {
    MessageBuilder sheet = story.message();
    RequestStory.tell(story, sheet);
    if (story.escalation().isPending()) {
      sheet.small(story.words().say(NotifyPhrase.COPY_TO_READ, "asked", story.asked()));
    }
    return sheet.rendered();
  }
}
