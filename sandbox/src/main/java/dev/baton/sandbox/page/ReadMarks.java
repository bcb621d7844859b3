package dev.baton.sandbox.page;

import dev.baton.sandbox.slack.Conversation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Up to where each person has read each conversation on the page. */
final class ReadMarks {
  private final Map<Mark, String> read = new ConcurrentHashMap<>();

  private record Mark(String userId, String conversationId) {}

  /** Everything up to that timestamp was seen; an earlier one changes nothing. */
  void seen(String userId, String conversationId, String ts) {
    read.merge(new Mark(userId, conversationId), ts, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /** How many messages of others came since. */
  long unread(String userId, Conversation conversation) {
    var seen = read.getOrDefault(new Mark(userId, conversation.id()), "");
    return conversation.allFor(userId).stream()
        .filter(message -> message.ts().compareTo(seen) > 0 && !message.author().equals(userId))
        .count();
  }
}
