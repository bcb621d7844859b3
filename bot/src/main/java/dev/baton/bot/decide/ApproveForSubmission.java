package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.util.Map;
import java.util.Optional;

/** Yes, for the person chosen. */
public final class ApproveForSubmission {
  public static final String ID = ApproveForModal.ID;

  private final BotParts parts;
  private final DecisionFlow flow;

  public ApproveForSubmission(BotParts parts) {
    this.parts = parts;
    this.flow = new DecisionFlow(parts);
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Optional<EscalationRef> ref = EscalationValue.parse(view.getPrivateMetadata());
    Optional<String> newOwner = ViewValues.of(view).selected(ApproveForModal.NEW_OWNER);
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    if (ref.isEmpty() || newOwner.isEmpty()) {
      return beside(context, words.say(DecidePhrase.CHOOSE_NEW_OWNER));
    }
    try {
      DecisionOutcome outcome =
          flow.decide(caller, ref.get(), _ -> new Decision.Approve(newOwner.get()));
      return answer(outcome, flow.snapshot(caller), words, context);
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private static Response answer(
      DecisionOutcome outcome, Snapshot snapshot, Wording words, ViewSubmissionContext context) {
    DecisionText text = new DecisionText(words);
    if (outcome instanceof DecisionOutcome.OwnerUnfit(var asked, var owner, var why)) {
      String because = text.unfit(snapshot.nameOf(owner), asked.to().name(), why);
      return beside(context, words.plain(DecidePhrase.CHOOSE_ANOTHER, "why", because));
    }
    return text.of(outcome, snapshot)
        .map(sentence -> context.ackWithUpdate(new ApproveForModal(words).said(sentence)))
        .orElseGet(context::ack);
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(ApproveForModal.NEW_OWNER, sentence));
  }
}
