package dev.baton.bot.log;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

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
import dev.baton.db.escalate.JoinTickets;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.ticket.JoinOutcome;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins another key to a ticket: opened from its history, by those who answer for it. */
public final class SameTicket {
  public static final String BUTTON = "same_ticket";
  public static final String ID = "same_ticket_modal";

  private static final String OTHER = "other_ticket";
  private static final int LONGEST_TICKET = 500;
  private static final int SHOWN_TYPED = 60;

  private final BotParts parts;
  private final ModalOpening opening;

  public SameTicket(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  static ButtonElement buttonFor(Wording words, TicketNow ticket) {
    return button(b ->
        b.actionId(BUTTON)
            .value(ticket.key().identity())
            .text(plainText(words.say(LogPhrase.SAME_TICKET))));
  }

  /** Asks for the other key. */
  public Response open(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, this::open);
  }

  private Optional<String> open(Click click) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    Optional<TicketNow> ticket =
        parts.tenants().inTransaction(caller.orgId(), tx -> own(tx, caller, click.value()));
    return ticket.isEmpty()
        ? Optional.of(words.say(LogPhrase.NOT_YOURS_TO_JOIN))
        : opening.open(caller, click.triggerId(), form(ticket.get(), words));
  }

  /** The ticket, if this person may join another key to it. */
  private Optional<TicketNow> own(Tx tx, Caller caller, String identity) {
    Snapshot people = parts.snapshots().within(tx).orElseThrow();
    return Tickets.in(tx)
        .find(identity)
        .filter(ticket -> JoinRight.has(tx, people, caller.member(), ticket));
  }

  private static View form(TicketNow ticket, Wording words) {
    String shown = ticket.key().shown();
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(LogPhrase.SAME_TICKET_TITLE),
            words.say(LogPhrase.JOIN),
            words.say(SharedPhrase.CANCEL)),
        ticket.key().identity(),
        List.of(
            section(s ->
                s.text(markdownText(words.say(LogPhrase.SAME_TICKET_EXPLAINED, "ticket", shown)))),
            Inputs.line(
                Label.of(
                    OTHER,
                    words.say(LogPhrase.OTHER_TICKET),
                    words.say(LogPhrase.OTHER_TICKET_HINT, "ticket", shown)),
                Optional.empty(),
                LONGEST_TICKET)));
  }

  /** Joins them, or says beside the field why not. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    String typed = ViewValues.of(view).text(OTHER).orElse("");
    try {
      return parts
          .tenants()
          .inTransaction(caller.orgId(), tx -> join(tx, caller, view.getPrivateMetadata(), typed))
          .map(outcome -> said(outcome, typed, words, context))
          .orElseGet(() -> beside(context, words.plain(LogPhrase.NOT_YOURS_TO_JOIN)));
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private Optional<JoinOutcome> join(Tx tx, Caller caller, String identity, String typed) {
    Snapshot people = parts.snapshots().within(tx).orElseThrow();
    return own(tx, caller, identity)
        .map(ticket ->
            JoinTickets.in(tx)
                .join(
                    identity,
                    people.format().read(typed),
                    caller.member(),
                    parts.clock().instant()));
  }

  private static Response said(
      JoinOutcome outcome, String typed, Wording words, ViewSubmissionContext context) {
    return switch (outcome) {
      case JoinOutcome.Joined(var kept, var other) ->
          context.ackWithUpdate(
              TextView.of(
                  words.say(LogPhrase.SAME_TICKET_TITLE),
                  words.say(LogPhrase.JOINED, "ticket", kept.shown(), "other", other.shown()),
                  words.say(SharedPhrase.CLOSE)));
      case JoinOutcome.NoKey() ->
          beside(
              context,
              words.plain(SharedPhrase.NO_TICKET_KEY, "typed", Mrkdwn.shorten(typed, SHOWN_TYPED)));
      case JoinOutcome.SameAlready() -> beside(context, words.plain(LogPhrase.SAME_ALREADY));
      case JoinOutcome.NotHere() -> beside(context, words.plain(LogPhrase.LEADS_ELSEWHERE));
      case JoinOutcome.StillPending(var label) ->
          beside(context, words.plain(LogPhrase.OTHER_STILL_PENDING, "label", label));
    };
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(OTHER, sentence));
  }
}
