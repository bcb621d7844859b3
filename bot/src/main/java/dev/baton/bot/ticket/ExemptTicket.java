package dev.baton.bot.ticket;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.staticSelect;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.Roles;
import dev.baton.db.ticket.Exemptions;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.sla.ExemptReason;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A manager says that nothing is promised for a ticket, with a reason, or that it counts again. */
public final class ExemptTicket {
  public static final String BUTTON = "exempt_ticket";
  public static final String LIFT = "count_ticket";
  public static final String ID = "exempt_ticket_modal";

  private static final String REASON = "exempt_reason";

  private final BotParts parts;
  private final ModalOpening opening;

  public ExemptTicket(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /** For a ticket of this identity. */
  public static ButtonElement buttonFor(Wording words, String identity, boolean exempt) {
    return button(b ->
        b.actionId(exempt ? LIFT : BUTTON)
            .value(identity)
            .text(plainText(words.say(exempt ? TicketPhrase.COUNT_AGAIN : TicketPhrase.EXEMPT))));
  }

  /** Asks why. */
  public Response open(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, this::open);
  }

  private Optional<String> open(Click click) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    Optional<TicketNow> ticket =
        parts.tenants().inTransaction(caller.orgId(), tx -> own(tx, caller, click.value()));
    return ticket.isEmpty()
        ? Optional.of(words.say(TicketPhrase.MANAGERS_EXEMPT))
        : opening.open(caller, click.triggerId(), form(ticket.get(), words));
  }

  /** The ticket, if this person is a manager. */
  private static Optional<TicketNow> own(Tx tx, Caller caller, String identity) {
    Permissions permissions = Roles.in(tx).permissionsOf(caller.member());
    return permissions.full() && permissions.manager()
        ? Tickets.in(tx).find(identity)
        : Optional.empty();
  }

  private static View form(TicketNow ticket, Wording words) {
    String explained = words.say(TicketPhrase.EXEMPT_EXPLAINED, "ticket", ticket.key().shown());
    List<OptionObject> reasons =
        Stream.of(ExemptReason.values())
            .map(reason ->
                option(
                    plainText(words.say(TicketPhrase.EXEMPT_REASON, "reason", reason)),
                    reason.code()))
            .toList();
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(TicketPhrase.EXEMPT_TITLE),
            words.say(TicketPhrase.EXEMPT_YES),
            words.say(SharedPhrase.CANCEL)),
        ticket.key().identity(),
        List.of(
            section(s -> s.text(markdownText(explained))),
            Inputs.block(
                Label.of(
                    REASON,
                    words.say(TicketPhrase.EXEMPT_WHY),
                    words.say(TicketPhrase.EXEMPT_WHY_HINT)),
                staticSelect(s -> s.actionId(REASON).options(reasons)))));
  }

  /** Makes it so, or says beside the field why not. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<ExemptReason> reason =
        ViewValues.of(view).selected(REASON).flatMap(ExemptReason::parse);
    if (reason.isEmpty()) {
      return beside(context, words.plain(TicketPhrase.CHOOSE_WHY));
    }
    try {
      String said =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(),
                  tx -> exempt(tx, caller, view.getPrivateMetadata(), reason.get(), words));
      return context.ackWithUpdate(
          TextView.of(words.say(TicketPhrase.EXEMPT_TITLE), said, words.say(SharedPhrase.CLOSE)));
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private String exempt(Tx tx, Caller caller, String identity, ExemptReason reason, Wording words) {
    Tickets.in(tx).lock(identity);
    Optional<TicketNow> ticket = own(tx, caller, identity);
    Instant now = parts.clock().instant();
    return ticket
        .map(known ->
            words.say(
                Exemptions.in(tx).exempt(identity, reason, caller.member(), now)
                    ? TicketPhrase.EXEMPTED
                    : TicketPhrase.EXEMPT_ALREADY,
                "ticket",
                known.key().shown()))
        .orElseGet(() -> words.say(TicketPhrase.MANAGERS_EXEMPT));
  }

  /** From now on it counts again. */
  public Response lift(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, this::lift);
  }

  private Optional<String> lift(Click click) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    return Optional.of(
        parts
            .tenants()
            .inTransaction(caller.orgId(), tx -> lift(tx, caller, click.value(), words)));
  }

  private String lift(Tx tx, Caller caller, String identity, Wording words) {
    Tickets.in(tx).lock(identity);
    return own(tx, caller, identity)
        .map(known ->
            words.say(
                Exemptions.in(tx).lift(identity, caller.member(), parts.clock().instant())
                    ? TicketPhrase.COUNTED_AGAIN
                    : TicketPhrase.COUNTED_ALREADY,
                "ticket",
                known.key().shown()))
        .orElseGet(() -> words.say(TicketPhrase.MANAGERS_EXEMPT));
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(REASON, sentence));
  }
}
