package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.BotParts;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.EscalationValue;
import dev.baton.bot.slack.Sentences;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;

/** Yes, in one click: the proposed owner takes the ticket over. */
public final class ApproveButton {
  public static final String ID = "approve";

  private final BotParts parts;
  private final Gate gate;
  private final ApproveForButton choice;

  public ApproveButton(BotParts parts) {
    this.parts = parts;
    this.gate = new Gate(parts);
    this.choice = new ApproveForButton(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    EscalationValue.parse(request.getPayload().getActions().getFirst().getValue())
        .map(ref -> approve(caller, ref, request.getPayload().getTriggerId()))
        .orElse(Optional.of(Sentences.NO_SUCH_ESCALATION))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> approve(Caller caller, EscalationRef ref, String triggerId) {
    try {
      DecisionOutcome outcome =
          gate.decide(caller, ref, asked -> new Decision.Approve(asked.proposedOwner()));
      if (outcome instanceof DecisionOutcome.OwnerUnfit(var asked, var owner, var why)) {
        String name = gate.snapshot(caller).nameOf(owner);
        String because = DecisionText.unfit(name, asked.to().name(), why);
        return choice.open(caller, ref, triggerId, Optional.of(because));
      }
      return DecisionText.of(outcome, gate.snapshot(caller).zoneOf(caller.member()));
    } catch (DatabaseUnavailable away) {
      return Optional.of(Sentences.DATABASE_AWAY);
    }
  }
}
