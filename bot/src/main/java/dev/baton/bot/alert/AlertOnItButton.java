package dev.baton.bot.alert;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.db.Tx;
import dev.baton.db.alert.AlertAnswers;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.ticket.TicketNow;
import java.util.Optional;

/** Somebody who was alerted of a ticket says that they are on it; everybody alerted sees that. */
public final class AlertOnItButton {
  public static final String ID = "alert_on_it";

  /** A link; Slack tells of clicks on it all the same. */
  public static final String OPEN = "alert_open_ticket";

  private final BotParts parts;

  public AlertOnItButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, this::said);
  }

  private Optional<String> said(Click click) {
    Wording words = parts.wordingFor(click.caller());
    return parts.tenants().inTransaction(click.caller().orgId(), tx -> said(tx, click, words));
  }

  private Optional<String> said(Tx tx, Click click, Wording words) {
    String member = click.caller().member();
    Tickets.in(tx).lock(click.value());
    Optional<TicketNow> ticket = Tickets.in(tx).find(click.value());
    if (ticket.isEmpty()) {
      return Optional.of(words.say(AlertPhrase.NO_SUCH_TICKET));
    }
    String shown = ticket.get().key().shown();
    if (!AlertAnswers.in(tx).wasAlerted(click.value(), member)) {
      return Optional.of(words.say(AlertPhrase.NOT_ALERTED, "ticket", shown));
    }
    return AlertAnswers.in(tx).note(click.value(), member, parts.clock().instant())
        ? Optional.empty()
        : Optional.of(words.say(AlertPhrase.ON_IT_ALREADY, "ticket", shown));
  }
}
