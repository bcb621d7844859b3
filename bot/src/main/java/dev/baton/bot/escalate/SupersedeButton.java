package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Replaces a pending escalation by one of higher priority: leads on to page two, which files it.
 */
public final class SupersedeButton {
  public static final String ID = "supersede";

  private final ModalRedraw redraw;

  public SupersedeButton(BotParts parts) {
    this.redraw = new ModalRedraw(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    View view = request.getPayload().getView();
    Optional<EscalationRef> replaced =
        EscalationValue.parse(request.getPayload().getActions().getFirst().getValue());
    replaced.ifPresent(ref -> redraw.afterwards(Caller.of(context), view, page(ref)));
    return context.ack();
  }

  private static BiFunction<EscalateFlow, Proposal, View> page(EscalationRef replaced) {
    return (flow, proposal) -> {
      Optional<Escalation> pending = proposal.pending();
      boolean stillHigher =
          pending
              .filter(p -> p.ref().equals(replaced))
              .filter(p -> proposal.draft().priority().compareTo(p.priority()) < 0)
              .isPresent();
      return stillHigher
          ? flow.pageTwo(
              proposal,
              Optional.empty(),
              new PageTwoMemory(Optional.of(replaced.seq())),
              Optional.empty())
          : flow.next(proposal);
    };
  }
}
