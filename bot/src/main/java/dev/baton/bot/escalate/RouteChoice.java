package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Another route chosen on page two: its details and its checklist take the place of the others. */
public final class RouteChoice {
  public static final String ID = PageTwo.ROUTE;

  private final ModalRedraw redraw;

  public RouteChoice(BotParts parts) {
    this.redraw = new ModalRedraw(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    View view = request.getPayload().getView();
    String chosen = request.getPayload().getActions().getFirst().getSelectedOption().getValue();
    redraw.afterwards(
        Caller.of(context),
        view,
        (flow, proposal) ->
            flow.pageTwo(
                proposal,
                Optional.of(chosen),
                PageTwoMemory.read(view.getPrivateMetadata()),
                Optional.empty()));
    return context.ack();
  }
}
