package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.BotParts;
import dev.baton.bot.escalate.ModalOpening;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.EscalationValue;
import dev.baton.bot.slack.Sentences;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;

/** Opens the form that says what has to be mended, to whoever may decide. */
public final class BounceButton {
  public static final String ID = "bounce";

  private final BotParts parts;
  private final Gate gate;
  private final ModalOpening opening;

  public BounceButton(BotParts parts) {
    this.parts = parts;
    this.gate = new Gate(parts);
    this.opening = new ModalOpening(parts.calls());
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    EscalationValue.parse(request.getPayload().getActions().getFirst().getValue())
        .map(ref -> open(caller, ref, request.getPayload().getTriggerId()))
        .orElse(Optional.of(Sentences.NO_SUCH_ESCALATION))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> open(Caller caller, EscalationRef ref, String triggerId) {
    try {
      return switch (gate.ifTheirs(
          caller, ref, (_, snapshot, asked) -> BounceModal.empty(asked, snapshot))) {
        case Gate.Admitted.Refused<View>(var why) ->
            DecisionText.of(why, gate.snapshot(caller).zoneOf(caller.member()));
        case Gate.Admitted.Allowed<View>(var view) -> opening.open(caller, triggerId, view);
      };
    } catch (DatabaseUnavailable away) {
      return Optional.of(Sentences.DATABASE_AWAY);
    }
  }
}
