package dev.baton.bot.ticket;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.usersSelect;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.escalate.FirstOwners;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.ticket.TakeOutcome;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lead or a manager says who is the first owner of a ticket that nobody owns. */
public final class GiveTicket {
  public static final String BUTTON = "give_ticket";
  public static final String ID = "give_ticket_modal";

  private static final String OWNER = "first_owner";

  private final BotParts parts;
  private final ModalOpening opening;

  public GiveTicket(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /** For a ticket of this identity. */
  public static ButtonElement buttonFor(Wording words, String identity) {
    return button(
        b -> b.actionId(BUTTON).value(identity).text(plainText(words.say(TicketPhrase.GIVE_IT))));
  }

  /** Asks for whom. */
  public Response open(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, this::open);
  }

  private Optional<String> open(Click click) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    Asked asked =
        parts
            .tenants()
            .inTransaction(caller.orgId(), tx -> asked(tx, caller, click.value(), words));
    return asked.refusal().isPresent()
        ? asked.refusal()
        : opening.open(caller, click.triggerId(), form(asked.ticket().orElseThrow(), words));
  }

  /**
   * What there is to answer.
   *
   * @param refusal a sentence; empty where the person may
   */
  private record Asked(Optional<TicketNow> ticket, Optional<String> refusal) {}

  private Asked asked(Tx tx, Caller caller, String identity, Wording words) {
    Optional<TicketNow> ticket = Tickets.in(tx).find(identity);
    if (ticket.isEmpty()) {
      return new Asked(ticket, Optional.of(words.say(TicketPhrase.NO_SUCH_TICKET)));
    }
    if (ticket.get().owner().isPresent()) {
      return new Asked(
          ticket,
          Optional.of(
              TakeItButton.said(
                  new TakeOutcome.OwnedAlready(ticket.get()), caller.member(), words)));
    }
    Snapshot people = parts.snapshots().within(tx).orElseThrow();
    return TicketRights.of(tx, people, caller.member()).mayGive(ticket.get())
        ? new Asked(ticket, Optional.empty())
        : new Asked(
            ticket,
            Optional.of(
                words.say(
                    TicketPhrase.NOT_YOURS_TO_GIVE,
                    "tier",
                    ticket.get().tier().name(),
                    "ticket",
                    ticket.get().key().shown())));
  }

  private static View form(TicketNow ticket, Wording words) {
    String explained = words.say(TicketPhrase.GIVE_EXPLAINED, "ticket", ticket.key().shown());
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(TicketPhrase.GIVE_TITLE),
            words.say(TicketPhrase.GIVE),
            words.say(SharedPhrase.CANCEL)),
        ticket.key().identity(),
        List.of(
            section(s -> s.text(markdownText(explained))),
            Inputs.block(
                Label.of(
                    OWNER,
                    words.say(TicketPhrase.NEW_OWNER),
                    words.say(TicketPhrase.NEW_OWNER_HINT, "tier", ticket.tier().name())),
                usersSelect(u -> u.actionId(OWNER)))));
  }

  /** Gives it, or says beside the field why not. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<String> owner = ViewValues.of(view).person(OWNER);
    if (owner.isEmpty()) {
      return beside(context, words.say(TicketPhrase.CHOOSE_OWNER));
    }
    try {
      return parts
          .tenants()
          .inTransaction(
              caller.orgId(),
              tx -> give(tx, caller, view.getPrivateMetadata(), owner.get(), words, context));
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private Response give(
      Tx tx,
      Caller caller,
      String identity,
      String owner,
      Wording words,
      ViewSubmissionContext context) {
    Asked asked = asked(tx, caller, identity, words);
    if (asked.refusal().isPresent()) {
      return said(context, asked.refusal().get(), words);
    }
    Snapshot people = parts.snapshots().within(tx).orElseThrow();
    TicketNow ticket = asked.ticket().orElseThrow();
    if (!TicketRights.of(tx, people, caller.member()).mayBeGiven(ticket, owner)) {
      return beside(
          context,
          words.say(
              TicketPhrase.NOT_OF_TIER, "who", people.nameOf(owner), "tier", ticket.tier().name()));
    }
    TakeOutcome outcome =
        FirstOwners.in(tx).give(identity, owner, caller.member(), parts.clock().instant());
    return outcome instanceof TakeOutcome.NotHere
        ? beside(context, words.say(TicketPhrase.NOT_HERE, "who", people.nameOf(owner)))
        : said(context, TakeItButton.said(outcome, caller.member(), words), words);
  }

  private static Response said(ViewSubmissionContext context, String sentence, Wording words) {
    return context.ackWithUpdate(
        TextView.of(words.say(TicketPhrase.GIVE_TITLE), sentence, words.say(SharedPhrase.CLOSE)));
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(OWNER, sentence));
  }
}
