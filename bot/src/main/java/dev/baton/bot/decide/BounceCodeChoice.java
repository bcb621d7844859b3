package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.util.Optional;

/**
 * Shows the field that the chosen reason needs. Should that fail or come too late, the submit asks
 * for it.
 */
public final class BounceCodeChoice {
  public static final String ID = BounceModal.CODE;

  private final BotParts parts;

  public BounceCodeChoice(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    View view = request.getPayload().getView();
    Caller caller = Caller.of(context);
    Optional<BounceCode> code =
        ViewValues.of(view).selected(BounceModal.CODE).flatMap(BounceCode::parse);
    BounceMemory.read(view.getPrivateMetadata())
        .ifPresent(memory -> parts.replies().afterwards(() -> redraw(caller, view, memory, code)));
    return context.ack();
  }

  private void redraw(Caller caller, View view, BounceMemory memory, Optional<BounceCode> code) {
    View drawn =
        BounceModal.of(
            memory,
            code,
            parts.snapshots().of(caller.orgId()).orElseThrow(),
            parts.wordingFor(caller));
    new ModalUpdate(parts).ifUnchanged(caller, view, drawn);
  }
}
