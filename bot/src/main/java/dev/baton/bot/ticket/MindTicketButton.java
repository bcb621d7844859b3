package dev.baton.bot.ticket;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.clock.FirstActions;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who was told that a promise is near its end says that they see to it: the owner, people
 * of the ticket's tier, its leads, managers. It is on record; who owns the ticket stays as it is.
 */
public final class MindTicketButton {
  public static final String ID = "mind_ticket";

  private final BotParts parts;

  public MindTicketButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, this::said);
  }

  private Optional<String> said(Click click) {
    Wording words = parts.wordingFor(click.caller());
    return Optional.of(
        parts.tenants().inTransaction(click.caller().orgId(), tx -> said(tx, click, words)));
  }

  private String said(Tx tx, Click click, Wording words) {
    String member = click.caller().member();
    Tickets.in(tx).lock(click.value());
    Optional<TicketNow> ticket = Tickets.in(tx).find(click.value());
    if (ticket.isEmpty()) {
      return words.say(TicketPhrase.NO_SUCH_TICKET);
    }
    Snapshot people = parts.snapshots().within(tx).orElseThrow();
    String shown = ticket.get().key().shown();
    TicketRights rights = TicketRights.of(tx, people, member);
    if (!rights.seesTo(ticket.get())) {
      return words.say(
          TicketPhrase.NOT_YOURS_TO_MIND, "ticket", shown, "tier", ticket.get().tier().name());
    }
    note(tx, ticket.get(), member);
    return words.say(TicketPhrase.MINDED, "ticket", shown, "take", rights.mayTake(ticket.get()));
  }

  private void note(Tx tx, TicketNow ticket, String member) {
    Instant now = parts.clock().instant();
    FirstActions.in(tx).acted(ticket.key().identity(), member, "said", now);
    tx.audit(
        new AuditEntry(
            AuditKind.TICKET_MINDED,
            now,
            member,
            "slack",
            Optional.empty(),
            Map.of("ticket", ticket.key().shown())));
  }
}
