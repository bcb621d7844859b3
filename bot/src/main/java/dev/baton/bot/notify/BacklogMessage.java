package dev.baton.bot.notify;

import dev.baton.bot.detect.DetectPhrase;
import dev.baton.bot.detect.EscalateFoundButton;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.detect.Backlog;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** To managers: what a file told of tickets that wait already, in one message. */
final class BacklogMessage {
  private static final String UNKNOWN = "–";

  private BacklogMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param words the reader's
   * @return empty when nothing of it is known any more
   */
  static Optional<SlackMessage> of(UUID id, Backlog backlog, Wording words) {
    if (backlog.counts().isEmpty()) {
      return Optional.empty();
    }
    MessageBuilder message = new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG));
    message.say(words.say(DetectPhrase.BACKLOG));
    message.say(
        backlog.counts().stream()
            .map(count -> line(count, words))
            .collect(Collectors.joining("\n")));
    for (Backlog.Worst worst : backlog.worst()) {
      message.say(line(worst, words));
      message.buttons(List.of(EscalateFoundButton.of(worst.shown(), words)));
    }
    return Optional.of(message.build());
  }

  private static String line(Backlog.Count count, Wording words) {
    return words.say(
        DetectPhrase.BACKLOG_COUNT,
        "named",
        !count.accountTier().isEmpty(),
        "tier",
        count.accountTier(),
        "priority",
        known(count.priority()),
        "n",
        count.tickets());
  }

  private static String line(Backlog.Worst worst, Wording words) {
    return words.say(
        DetectPhrase.BACKLOG_WORST,
        "ticket",
        worst.shown(),
        "priority",
        known(worst.priority()),
        "named",
        !worst.customer().isEmpty(),
        "customer",
        worst.customer(),
        "at",
        worst.since());
  }

  private static String known(String priority) {
    return priority.isEmpty() ? UNKNOWN : priority;
  }
}
