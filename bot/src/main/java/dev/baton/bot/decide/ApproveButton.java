package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Yes, in one click: the proposed owner takes the ticket over. */
public final class ApproveButton {
  public static final String ID = "approve";

  private final BotParts parts;
  private final DecisionFlow flow;
  private final ApproveForButton choice;

  public ApproveButton(BotParts parts) {
    this.parts = parts;
    this.flow = new DecisionFlow(parts);
    this.choice = new ApproveForButton(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::approve);
  }

  private Optional<String> approve(Click click, EscalationRef ref) {
    Caller caller = click.caller();
    DecisionText text = new DecisionText(parts.wordingFor(caller));
    DecisionOutcome outcome =
        flow.decide(caller, ref, asked -> new Decision.Approve(asked.proposedOwner()));
    if (outcome instanceof DecisionOutcome.OwnerUnfit(var asked, var owner, var why)) {
      String name = flow.snapshot(caller).nameOf(owner);
      String because = text.unfit(name, asked.to().name(), why);
      return choice.open(click, ref, Optional.of(because));
    }
    return text.of(outcome, flow.snapshot(caller));
  }
}
