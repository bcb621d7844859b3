package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.List;
import java.util.Optional;

/** Opens the choice among the receiving tier's people. */
public final class ApproveForButton {
  public static final String ID = "approve_for";

  private final BotParts parts;
  private final DecisionFlow flow;

  public ApproveForButton(BotParts parts) {
    this.parts = parts;
    this.flow = new DecisionFlow(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(
        request, context, parts, (click, ref) -> open(click, ref, Optional.empty()));
  }

  /**
   * Opens it, with why there is something to choose.
   *
   * @return a sentence when it could not be opened
   */
  Optional<String> open(Click click, EscalationRef ref, Optional<String> because) {
    Wording words = parts.wordingFor(click.caller());
    return flow.open(
        click, ref, (tx, snapshot, asked) -> view(tx, snapshot, asked, because, words));
  }

  private View view(
      Tx tx, Snapshot snapshot, Escalation asked, Optional<String> because, Wording words) {
    List<NewOwner> owners = NewOwner.rank(tx, snapshot, asked, parts.clock().instant());
    ApproveForModal modal = new ApproveForModal(words);
    return owners.isEmpty() ? modal.nobody(asked) : modal.of(asked, owners, because);
  }
}
