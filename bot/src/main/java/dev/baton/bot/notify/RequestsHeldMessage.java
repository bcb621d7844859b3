package dev.baton.bot.notify;

import dev.baton.bot.detect.DetectPhrase;
import dev.baton.bot.detect.HeldButtons;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.detect.CriterionHits;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.time.Instant;
import java.util.UUID;

/** To managers: so many requests at once that Baton asks first. */
final class RequestsHeldMessage {
  private RequestsHeldMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param until up to when they were held
   * @param words the reader's
   */
  static SlackMessage of(UUID id, CriterionHits.Held held, Instant until, Wording words) {
    MessageBuilder message = new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG));
    if (held.tickets() == 0) {
      return message.say(words.say(DetectPhrase.HELD_SETTLED)).build();
    }
    return message
        .say(words.say(DetectPhrase.HELD, "n", held.tickets(), "urgent", held.urgent()))
        .say(words.say(DetectPhrase.HELD_TICKETS, "tickets", Arg.allOf(held.first())))
        .buttons(HeldButtons.of(held, until, words))
        .build();
  }
}
