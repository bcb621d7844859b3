package dev.baton.bot.notify;

import dev.baton.bot.decide.MoveText;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.decide.Reassignments;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.UUID;

/** To the lead who ordered it: how many tickets moved within the tier, and which stayed and why. */
final class TicketsMovedMessage {
  /** How many of those that stayed are named. */
  static final int MOST_NAMED = 20;

  private TicketsMovedMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param words the reader's
   */
  static SlackMessage of(UUID id, Reassignments.Progress progress, Wording words) {
    MoveText text = new MoveText(words);
    MessageBuilder message = new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG));
    message.say(text.progress(progress));
    progress.stayed().forEach(stayed -> message.say(text.stayed(stayed, progress.order())));
    int more = progress.kept() - progress.stayed().size();
    if (more > 0) {
      message.small(text.moreStayed(more));
    }
    return message.build();
  }
}
