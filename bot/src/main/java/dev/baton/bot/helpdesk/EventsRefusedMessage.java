package dev.baton.bot.helpdesk;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.escalation.notify.Notice;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.Optional;
import java.util.UUID;

/** Tells an admin that what a connected program sent was refused, why, and what mends it. */
public final class EventsRefusedMessage {
  private EventsRefusedMessage() {}

  /**
   * The message; empty when the program was switched off meanwhile.
   *
   * @param delivery that tells this
   * @param words the reader's
   */
  public static Optional<SlackMessage> of(
      Tx tx, UUID delivery, Notice.InboundRefused refused, Wording words) {
    String code = refused.why().code();
    String why = words.say(HelpdeskPhrase.RESULT, "result", code);
    return Connections.in(tx)
        .find(refused.connection())
        .filter(ConnectionRow::isOn)
        .map(row ->
            new MessageBuilder(delivery, words.say(HelpdeskPhrase.REFUSED_CLOSED))
                .say(
                    words.say(
                        HelpdeskPhrase.REFUSED_NEWS, "name", row.name(), "why", Arg.mrkdwn(why)))
                .say(words.say(HelpdeskPhrase.REFUSED_REMEDY, "reason", code, "kind", row.kind()))
                .small(words.say(HelpdeskPhrase.REFUSED_WHERE))
                .build());
  }
}
