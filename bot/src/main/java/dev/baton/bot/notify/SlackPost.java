package dev.baton.bot.notify;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatGetPermalinkResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Doubt;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackAnswer;
import dev.baton.slack.SlackMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a message into Slack, changes one, or finds one that may be there already. */
final class SlackPost {
  /** Slack's clock and ours may differ by that much. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private static final int LOOKED_THROUGH = 200;
  private static final String THREAD_GONE = "thread_not_found";

  private final MethodsClient slack;

  SlackPost(MethodsClient slack) {
    this.slack = slack;
  }

  /**
   * @param to a person's id, which stands for the direct message with them, or a channel's
   * @param thread timestamp of the message to answer to
   */
  SlackAnswer post(String to, SlackMessage message, Optional<String> thread) {
    return SlackAnswer.to(() -> {
      ChatPostMessageResponse posted = posted(to, message, thread);
      return outcome(posted, posted.getChannel(), posted.getTs());
    });
  }

  private ChatPostMessageResponse posted(String to, SlackMessage message, Optional<String> thread)
      throws IOException, SlackApiException {
    return slack.chatPostMessage(request ->
        request
            .channel(to)
            .text(message.text())
            .blocks(message.blocks())
            .threadTs(thread.orElse(null))
            .unfurlLinks(false)
            .unfurlMedia(false));
  }

  /**
   * The same as a reply in a channel, or refused. Where the message that begins the thread is gone,
   * Slack puts the reply into the channel itself and says nothing (slack-go/slack#1571); it is
   * taken out again.
   */
  SlackAnswer reply(String channel, SlackMessage message, String thread) {
    return SlackAnswer.to(() -> {
      ChatPostMessageResponse posted = posted(channel, message, Optional.of(thread));
      boolean below =
          !posted.isOk()
              || (posted.getMessage() != null && thread.equals(posted.getMessage().getThreadTs()));
      if (below || isThere(channel, thread)) {
        return outcome(posted, posted.getChannel(), posted.getTs());
      }
      slack.chatDelete(request -> request.channel(channel).ts(posted.getTs()));
      return new SlackAnswer.Refused(THREAD_GONE);
    });
  }

  /** Asked without a right to read what is written there; what is unclear counts as there. */
  private boolean isThere(String channel, String ts) throws IOException, SlackApiException {
    ChatGetPermalinkResponse link =
        slack.chatGetPermalink(request -> request.channel(channel).messageTs(ts));
    return !"message_not_found".equals(link.getError());
  }

  /** Changes the message that was posted there. */
  SlackAnswer update(String channel, String ts, SlackMessage message) {
    return SlackAnswer.to(() -> {
      ChatUpdateResponse updated =
          slack.chatUpdate(request ->
              request.channel(channel).ts(ts).text(message.text()).blocks(message.blocks()));
      return outcome(updated, channel, ts);
    });
  }

  /**
   * The direct message that this delivery left in an earlier attempt; refused when none is seen.
   *
   * @param doubt since when it may have been posted
   * @param thread timestamp of the message it was to answer
   * @param files ids of files that it may have shown
   */
  SlackAnswer find(Delivery delivery, Doubt doubt, Optional<String> thread, Set<String> files) {
    return SlackAnswer.to(() -> {
      ConversationsOpenResponse opened =
          slack.conversationsOpen(request -> request.users(List.of(delivery.recipient())));
      if (!opened.isOk()) {
        return SlackAnswer.failed(opened);
      }
      String channel = opened.getChannel().getId();
      return thread.isPresent()
          ? findBelow(thread.get(), channel, delivery, files, doubt)
          : findIn(channel, delivery, files, doubt);
    });
  }

  private SlackAnswer findIn(String channel, Delivery delivery, Set<String> files, Doubt doubt)
      throws IOException, SlackApiException {
    ConversationsHistoryResponse history =
        slack.conversationsHistory(
            request -> request.channel(channel).oldest(oldest(doubt)).limit(LOOKED_THROUGH));
    return history.isOk()
        ? findAmong(history.getMessages(), channel, delivery, files)
        : SlackAnswer.failed(history);
  }

  /** A reply stands in its thread only; the conversation's own history leaves it out. */
  private SlackAnswer findBelow(
      String thread, String channel, Delivery delivery, Set<String> files, Doubt doubt)
      throws IOException, SlackApiException {
    ConversationsRepliesResponse replies =
        slack.conversationsReplies(request ->
            request.channel(channel).ts(thread).oldest(oldest(doubt)).limit(LOOKED_THROUGH));
    return replies.isOk()
        ? findAmong(replies.getMessages(), channel, delivery, files)
        : SlackAnswer.failed(replies);
  }

  private static String oldest(Doubt doubt) {
    return String.valueOf(doubt.since().minus(CLOCKS_APART).getEpochSecond());
  }

  private static SlackAnswer findAmong(
      List<Message> messages, String channel, Delivery delivery, Set<String> files) {
    return messages.stream()
        .filter(message -> isOf(delivery, message) || shows(files, message))
        .findFirst()
        .<SlackAnswer>map(message -> new SlackAnswer.Taken(channel, message.getTs()))
        .orElseGet(() -> new SlackAnswer.Refused("message_not_found"));
  }

  private static boolean shows(Set<String> files, Message message) {
    return message.getFiles() != null
        && message.getFiles().stream().anyMatch(file -> files.contains(file.getId()));
  }

  private static boolean isOf(Delivery delivery, Message message) {
    return message.getBlocks() != null
        && message.getBlocks().stream()
            .anyMatch(block ->
                block.getBlockId() != null
                    && block.getBlockId().startsWith(MessageBuilder.blockId(delivery.id())));
  }

  private static SlackAnswer outcome(SlackApiTextResponse answer, String channel, String ts) {
    return answer.isOk() ? new SlackAnswer.Taken(channel, ts) : SlackAnswer.failed(answer);
  }
}
