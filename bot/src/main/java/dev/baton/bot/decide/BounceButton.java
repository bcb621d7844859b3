package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Opens the form that says what is missing or wrong, to whoever may decide. */
public final class BounceButton {
  public static final String ID = "bounce";

  private final BotParts parts;
  private final DecisionFlow flow;
  private final ModalOpening opening;

  public BounceButton(BotParts parts) {
    this.parts = parts;
    this.flow = new DecisionFlow(parts);
    this.opening = new ModalOpening(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::open);
  }

  private Optional<String> open(Click click, EscalationRef ref) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    return switch (flow.ifTheirs(
        caller, ref, (_, snapshot, asked) -> BounceModal.empty(asked, snapshot, words))) {
      case DecisionFlow.Admitted.Refused<View>(var why) ->
          new DecisionText(words).of(why, flow.snapshot(caller));
      case DecisionFlow.Admitted.Allowed<View>(var view) ->
          opening.open(caller, click.triggerId(), view);
    };
  }
}
