package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;

/** Opens the form that asks the requester something, to whoever may decide. */
public final class AskButton {
  public static final String ID = "ask";

  private final BotParts parts;
  private final DecisionFlow flow;

  public AskButton(BotParts parts) {
    this.parts = parts;
    this.flow = new DecisionFlow(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::open);
  }

  private Optional<String> open(Click click, EscalationRef ref) {
    Wording words = parts.wordingFor(click.caller());
    return flow.open(
        click,
        ref,
        (_, _, asked) ->
            AskModal.of(
                asked, parts.ids().get(), Optional.empty(), words, parts.clock().instant()));
  }
}
