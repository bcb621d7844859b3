package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.Caller;
import java.util.List;
import java.util.Optional;

/**
 * Opens the form by which a lead moves tickets within a tier: for the ticket that the button names,
 * or for the person they choose.
 */
public final class MoveTicketsButton {
  public static final String ID = "move_tickets";

  /** What the button on App Home carries, in place of a ticket. */
  public static final String ANYBODY = "anybody";

  private static final String OF = "of ";

  private final BotParts parts;
  private final ModalOpening opening;

  public MoveTicketsButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /**
   * What the button beside a person carries.
   *
   * @param member Slack id
   */
  public static String of(String member) {
    return OF + member;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, click -> open(click, click.value()));
  }

  /**
   * The same for a ticket chosen in a menu.
   *
   * @param ticket its identity
   */
  public Response answer(String ticket, BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, click -> open(click, ticket));
  }

  /** The sentence for who may not, or where there is nothing to move. */
  private sealed interface Drawn {
    record Form(View view) implements Drawn {}

    record Refusal(String sentence) implements Drawn {}
  }

  /**
   * @throws DatabaseUnavailable when the database is away
   */
  private Optional<String> open(Click click, String ticket) {
    Caller caller = click.caller();
    Drawn drawn = parts.tenants().inTransaction(caller.orgId(), tx -> drawn(tx, caller, ticket));
    return switch (drawn) {
      case Drawn.Form(var view) -> opening.open(caller, click.triggerId(), view);
      case Drawn.Refusal(var sentence) -> Optional.of(sentence);
    };
  }

  private Drawn drawn(Tx tx, Caller caller, String value) {
    if (value.equals(ANYBODY)) {
      return anybody(tx, caller);
    }
    return value.startsWith(OF)
        ? new Drawn.Form(
            new MoveAll(parts, tx)
                .of(caller, value.substring(OF.length()), parts.wordingFor(caller)))
        : one(tx, caller, value);
  }

  private Drawn anybody(Tx tx, Caller caller) {
    Snapshot snapshot = parts.snapshots().within(tx).orElseThrow();
    Wording words = parts.wordingFor(caller);
    return LedTiers.of(tx, snapshot, caller.member()).isEmpty()
        ? new Drawn.Refusal(words.say(DecidePhrase.LEADS_NO_TIER))
        : new Drawn.Form(new MoveTicketsForm(words).whose());
  }

  private Drawn one(Tx tx, Caller caller, String identity) {
    Snapshot snapshot = parts.snapshots().within(tx).orElseThrow();
    MoveText text = new MoveText(parts.wordingFor(caller));
    Optional<TicketNow> found = Tickets.in(tx).find(identity);
    if (found.isEmpty()) {
      return new Drawn.Refusal(text.unknown());
    }
    TicketNow ticket = found.get();
    if (!LedTiers.of(tx, snapshot, caller.member()).contains(ticket.tier())) {
      return new Drawn.Refusal(text.notLed(ticket.tier(), snapshot));
    }
    Optional<Escalation> pending = Escalations.in(tx).pendingOf(identity);
    if (pending.isPresent()) {
      return new Drawn.Refusal(text.waits(pending.get().label()));
    }
    if (ticket.owner().isEmpty()) {
      return new Drawn.Refusal(
          parts
              .wordingFor(caller)
              .say(DecidePhrase.NOBODY_TO_MOVE_FROM, "ticket", ticket.key().shown()));
    }
    String owner = ticket.owner().get();
    List<NewOwner> owners =
        NewOwner.within(tx, snapshot, ticket.tier(), owner, parts.clock().instant());
    return owners.isEmpty()
        ? new Drawn.Refusal(text.nobodyElse(ticket.tier()))
        : new Drawn.Form(
            new MoveTicketsForm(parts.wordingFor(caller))
                .one(
                    new MoveMemory(parts.ids().get(), owner, ticket.tier(), Optional.of(identity)),
                    ticket.key(),
                    owners));
  }
}
