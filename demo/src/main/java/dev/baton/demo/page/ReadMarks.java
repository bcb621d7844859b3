package dev.baton.demo.page;

import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.mail.Mail;
import dev.baton.sandbox.slack.Conversation;
import dev.baton.sandbox.slack.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Up to where each person has read each conversation on the page. */
public final class ReadMarks {
  private static final String MAILBOX = "mailbox";

  private final Changes changes;
  private final Map<String, Map<String, String>> read = new LinkedHashMap<>();

  public ReadMarks(Changes changes) {
    this.changes = changes;
  }

  /** Everything up to that timestamp was seen; an earlier one changes nothing. */
  public void seen(String userId, String conversationId, String ts) {
    changes.run(() ->
        read.computeIfAbsent(userId, made -> new LinkedHashMap<>())
            .merge(conversationId, ts, (a, b) -> a.compareTo(b) > 0 ? a : b));
  }

  /** Takes up what {@link #all} once gave. */
  public void put(Map<String, Map<String, String>> all) {
    all.forEach((userId, marks) -> marks.forEach((in, ts) -> seen(userId, in, ts)));
  }

  /** Timestamps by conversation, by person. */
  public Map<String, Map<String, String>> all() {
    return changes.read(() -> {
      var all = new LinkedHashMap<String, Map<String, String>>();
      read.forEach((userId, marks) -> all.put(userId, new LinkedHashMap<>(marks)));
      return all;
    });
  }

  /** How many messages of others came since; called inside the lock. */
  long unread(String userId, Conversation conversation) {
    var seen = read.getOrDefault(userId, Map.of()).getOrDefault(conversation.id(), "");
    return conversation.allFor(userId).stream()
        .filter(message -> message.ts().compareTo(seen) > 0 && !message.author().equals(userId))
        .count();
  }

  /** How many mails to that person came since the mailbox was looked at; called inside the lock. */
  long unreadMails(Member person, List<Mail> mails) {
    var seen = read.getOrDefault(person.id(), Map.of()).getOrDefault(MAILBOX, "");
    return mails.stream()
        .filter(mail -> person.email().map(mail::isTo).orElse(false))
        .filter(mail -> ts(mail).compareTo(seen) > 0)
        .count();
  }

  /** When a mail came, in the form of a message's timestamp. */
  static String ts(Mail mail) {
    var at = mail.at();
    return String.format(Locale.ROOT, "%d.%06d", at.getEpochSecond(), at.getNano() / 1000);
  }
}
