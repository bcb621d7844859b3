package dev.baton.bot.clock;

import static dev.baton.bot.phrases.Arg.anyOf;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.clock.FirstActions;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.ticket.TicketNow;
import java.util.List;
import java.util.Optional;

/** The new owner says that they are on it; that only they can say. */
public final class OnItButton {
  public static final String ID = "on_it";

  private final BotParts parts;

  public OnItButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::said);
  }

  private Optional<String> said(Click click, EscalationRef ref) {
    return parts
        .tenants()
        .inTransaction(
            click.caller().orgId(), tx -> said(tx, click, ref, parts.wordingFor(click.caller())));
  }

  private Optional<String> said(Tx tx, Click click, EscalationRef ref, Wording words) {
    String member = click.caller().member();
    Tickets.in(tx).lock(ref.ticket());
    Optional<TicketNow> ticket = Tickets.in(tx).find(ref.ticket());
    if (ticket.isEmpty()) {
      return Optional.of(words.say(SharedPhrase.NO_SUCH_ESCALATION));
    }
    String shown = ticket.get().key().shown();
    if (!ticket.get().isOwnedBy(member)) {
      Snapshot people = parts.snapshots().within(tx).orElseThrow();
      return Optional.of(
          words.say(
              ClockPhrase.NOT_THE_OWNER,
              "ticket",
              shown,
              "owned",
              ticket.get().owner().isPresent(),
              "owner",
              ticket.get().owner().map(people::named).orElseGet(() -> anyOf(List.of()))));
    }
    boolean waitedFor =
        FirstActions.in(tx).acted(ref.ticket(), member, "said", parts.clock().instant());
    return waitedFor
        ? click.onMessage() ? Optional.empty() : Optional.of(noted(words, shown))
        : Optional.of(words.say(ClockPhrase.ON_IT_ALREADY, "ticket", shown));
  }

  private static String noted(Wording words, String shown) {
    return words.say(ClockPhrase.ON_IT_NOTED, "ticket", shown);
  }
}
