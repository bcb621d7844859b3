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
import dev.baton.bot.slack.TextView;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.List;
import java.util.Optional;

/** Opens the choice among the receiving tier's people. */
public final class ApproveForButton {
  public static final String ID = "approve_for";

  private final BotParts parts;
  private final Gate gate;
  private final ModalOpening opening;

  public ApproveForButton(BotParts parts) {
    this.parts = parts;
    this.gate = new Gate(parts);
    this.opening = new ModalOpening(parts.calls());
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    EscalationValue.parse(request.getPayload().getActions().getFirst().getValue())
        .map(ref -> open(caller, ref, request.getPayload().getTriggerId(), Optional.empty()))
        .orElse(Optional.of(Sentences.NO_SUCH_ESCALATION))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /**
   * Opens it, with why there is something to choose.
   *
   * @return a sentence when it could not be opened
   */
  Optional<String> open(
      Caller caller, EscalationRef ref, String triggerId, Optional<String> because) {
    try {
      return switch (gate.ifTheirs(
          caller, ref, (tx, snapshot, asked) -> view(tx, snapshot, asked, because))) {
        case Gate.Admitted.Refused<View>(var why) ->
            DecisionText.of(why, gate.snapshot(caller).zoneOf(caller.member()));
        case Gate.Admitted.Allowed<View>(var view) -> opening.open(caller, triggerId, view);
      };
    } catch (DatabaseUnavailable away) {
      return Optional.of(Sentences.DATABASE_AWAY);
    }
  }

  private View view(Tx tx, Snapshot snapshot, Escalation asked, Optional<String> because) {
    List<NewOwner> owners = NewOwner.rank(tx, snapshot, asked, parts.clock().instant());
    return owners.isEmpty()
        ? TextView.of("Approve for…", ApproveForModal.nobody(asked))
        : ApproveForModal.of(asked, owners, because);
  }
}
