package dev.baton.bot.notify;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.ticket.Taking;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.UUID;

/** To the first owner of a ticket: somebody gave it to them. */
final class TicketGivenMessage {
  private TicketGivenMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param words the reader's
   */
  static SlackMessage of(UUID id, TicketNow ticket, Taking taking, Wording words) {
    return new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG))
        .say(
            words.say(
                NotifyPhrase.TICKET_GIVEN,
                "giver",
                Arg.person(taking.by()),
                "ticket",
                ticket.key().shown(),
                "tier",
                ticket.tier().name()))
        .build();
  }
}
