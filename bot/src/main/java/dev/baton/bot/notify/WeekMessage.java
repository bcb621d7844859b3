package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** To managers, each Monday after a week in which something happened. */
final class WeekMessage {
  private WeekMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param paragraphs in Slack's format
   * @param words the reader's
   */
  static SlackMessage of(UUID id, List<String> paragraphs, Wording words) {
    MessageBuilder message = new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG));
    paragraphs.stream().flatMap(WeekMessage::sections).forEach(message::say);
    return message.build();
  }

  /** A paragraph's lines, as many to a section as it holds. */
  private static Stream<String> sections(String paragraph) {
    List<String> sections = new ArrayList<>();
    for (String line : paragraph.lines().toList()) {
      String last = sections.isEmpty() ? "" : sections.getLast();
      if (sections.isEmpty()
          || last.length() + 1 + line.length() > MessageBuilder.LONGEST_SECTION) {
        sections.add(line);
      } else {
        sections.set(sections.size() - 1, last + "\n" + line);
      }
    }
    return sections.stream();
  }
}
