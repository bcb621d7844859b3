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

/** Opens the form that asks the requester something, to whoever may decide. */
public final class AskButton {
  public static final String ID = "ask";

  private final BotParts parts;
  private final DecisionFlow flow;
  private final ModalOpening opening;

  public AskButton(BotParts parts) {
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
        caller,
        ref,
        (_, _, asked) ->
            AskModal.of(
                asked, parts.ids().get(), Optional.empty(), words, parts.clock().instant()))) {
      case DecisionFlow.Admitted.Refused<View>(var why) ->
          new DecisionText(words).of(why, flow.snapshot(caller));
      case DecisionFlow.Admitted.Allowed<View>(var view) ->
          opening.open(caller, click.triggerId(), view);
    };
  }
}
