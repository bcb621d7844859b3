package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.decide.DecisionText;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.escalate.Escalations;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Opens the form in which anybody of the workspace may add to a pending escalation. */
public final class AddInformationButton {
  public static final String ID = Buttons.ADD_INFORMATION;

  private final BotParts parts;
  private final ModalOpening opening;

  public AddInformationButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts.calls());
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts.replies(), this::open);
  }

  private Optional<String> open(Click click, EscalationRef ref) {
    Caller caller = click.caller();
    Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
    Optional<Escalation> found =
        parts.workspace().inTransaction(caller.orgId(), tx -> Escalations.in(tx).find(ref));
    if (found.isEmpty()) {
      return Optional.of(Sentences.NO_SUCH_ESCALATION);
    }
    return found.get().isPending()
        ? opening.open(
            caller, click.triggerId(), AddInformationModal.of(found.get(), parts.ids().get()))
        : Optional.of(
            DecisionText.settled(found.get(), snapshot.zoneOf(caller.member()))
                + AddInformationModal.TOO_LATE);
  }
}
