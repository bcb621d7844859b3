package dev.baton.bot.notify;

import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;

/** To the route's channel: the request, read-only. */
final class ChannelCopyMessage {
  private ChannelCopyMessage() {}

  static SlackMessage of(MessageContext story) {
    MessageBuilder sheet = new MessageBuilder(story.delivery().id());
    RequestStory.tell(story, sheet);
    sheet.small(
        story
            .escalation()
            .settlement()
            .map(_ -> story.settled())
            .orElseGet(() -> "Waits for " + story.asked() + ". A copy to read, not to decide."));
    return sheet.rendered();
  }
}
