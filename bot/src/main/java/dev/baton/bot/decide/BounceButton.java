package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;

/** Opens the form that says what is missing or wrong, to whoever may decide. */
public final class BounceButton {
  public static final String ID = "bounce";

  private final BotParts parts;
  private final DecisionFlow flow;

  public BounceButton(BotParts parts) {
    this.parts = parts;
    this.flow = new DecisionFlow(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::open);
  }

  private Optional<String> open(Click click, EscalationRef ref) {
    Wording words = parts.wordingFor(click.caller());
    return flow.open(click, ref, (_, snapshot, asked) -> BounceModal.empty(asked, snapshot, words));
  }
}
