package dev.baton.bot.ticket;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.FirstOwners;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.ticket.TakeOutcome;
import dev.baton.escalation.ticket.TicketNow;
import java.util.Optional;

/** Somebody of its tier takes a ticket that nobody owns. */
public final class TakeItButton {
  public static final String ID = "take_it";

  private final BotParts parts;

  public TakeItButton(BotParts parts) {
    this.parts = parts;
  }

  /** For a ticket of this identity. */
  public static ButtonElement of(Wording words, String identity) {
    return button(
        b -> b.actionId(ID).value(identity).text(plainText(words.say(TicketPhrase.TAKE_IT))));
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, this::taken);
  }

  private Optional<String> taken(Click click) {
    Wording words = parts.wordingFor(click.caller());
    return Optional.of(
        parts.tenants().inTransaction(click.caller().orgId(), tx -> taken(tx, click, words)));
  }

  private String taken(Tx tx, Click click, Wording words) {
    String member = click.caller().member();
    Snapshot people = parts.snapshots().within(tx).orElseThrow();
    Optional<TicketNow> ticket = Tickets.in(tx).find(click.value());
    if (ticket.isEmpty()) {
      return words.say(TicketPhrase.NO_SUCH_TICKET);
    }
    if (ticket.get().owner().isEmpty()
        && !TicketRights.of(tx, people, member).mayTake(ticket.get())) {
      return words.say(
          TicketPhrase.NOT_YOURS_TO_TAKE,
          "ticket",
          ticket.get().key().shown(),
          "tier",
          ticket.get().tier().name());
    }
    return said(
        FirstOwners.in(tx).give(click.value(), member, member, parts.clock().instant()),
        member,
        words);
  }

  /** What came of it, to who asked for it. */
  static String said(TakeOutcome outcome, String reader, Wording words) {
    return switch (outcome) {
      case TakeOutcome.Taken(var ticket) ->
          ticket.isOwnedBy(reader)
              ? words.say(
                  TicketPhrase.TOOK_IT,
                  "ticket",
                  ticket.key().shown(),
                  "tier",
                  ticket.tier().name())
              : words.say(
                  TicketPhrase.GAVE_IT,
                  "ticket",
                  ticket.key().shown(),
                  "owner",
                  person(ticket.owner().orElseThrow()),
                  "tier",
                  ticket.tier().name());
      case TakeOutcome.OwnedAlready(var ticket) ->
          ticket.isOwnedBy(reader)
              ? words.say(TicketPhrase.YOURS_ALREADY, "ticket", ticket.key().shown())
              : words.say(
                  TicketPhrase.OWNED_ALREADY,
                  "ticket",
                  ticket.key().shown(),
                  "owner",
                  person(ticket.owner().orElseThrow()));
      case TakeOutcome.NotHere _, TakeOutcome.Unknown _ -> words.say(TicketPhrase.NO_SUCH_TICKET);
    };
  }
}
