package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.Map;
import java.util.Optional;

/** Yes, for the person chosen. */
public final class ApproveForSubmission {
  public static final String ID = ApproveForModal.ID;

  private final DecisionFlow gate;

  public ApproveForSubmission(BotParts parts) {
    this.gate = new DecisionFlow(parts);
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Optional<EscalationRef> ref = EscalationValue.parse(view.getPrivateMetadata());
    Optional<String> newOwner = ViewValues.of(view).selected(ApproveForModal.NEW_OWNER);
    if (ref.isEmpty() || newOwner.isEmpty()) {
      return beside(context, "Choose who is to own the ticket.");
    }
    Caller caller = Caller.of(context);
    try {
      DecisionOutcome outcome =
          gate.decide(caller, ref.get(), _ -> new Decision.Approve(newOwner.get()));
      return answer(outcome, gate.snapshot(caller), caller, context);
    } catch (DatabaseUnavailable away) {
      return beside(context, Sentences.DATABASE_AWAY);
    }
  }

  private static Response answer(
      DecisionOutcome outcome, Snapshot snapshot, Caller caller, ViewSubmissionContext context) {
    if (outcome instanceof DecisionOutcome.OwnerUnfit(var asked, var owner, var why)) {
      String because = DecisionText.unfit(snapshot.nameOf(owner), asked.to().name(), why);
      return beside(context, because + " Nothing was changed. Choose somebody else.");
    }
    return DecisionText.of(outcome, snapshot.zoneOf(caller.member()))
        .map(sentence -> context.ackWithUpdate(TextView.of("Approve for…", sentence)))
        .orElseGet(context::ack);
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(ApproveForModal.NEW_OWNER, sentence));
  }
}
