package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.Map;
import java.util.Optional;

/** No, with a reason and a note. */
public final class BounceSubmission {
  public static final String ID = BounceModal.ID;

  private static final String NO_OTHER_TIER =
      "The matrix has no other tier any more. Choose another reason.";

  private final DecisionFlow gate;

  public BounceSubmission(BotParts parts) {
    this.gate = new DecisionFlow(parts);
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Optional<BounceMemory> memory = BounceMemory.read(view.getPrivateMetadata());
    return memory.isEmpty()
        ? context.ackWithUpdate(TextView.of("Bounce", Sentences.NO_SUCH_ESCALATION))
        : answer(memory.get(), view, Caller.of(context), context);
  }

  private Response answer(
      BounceMemory memory, View view, Caller caller, ViewSubmissionContext context) {
    try {
      Snapshot snapshot = gate.snapshot(caller);
      ViewValues values = ViewValues.of(view);
      Optional<BounceCode> code = values.selected(BounceModal.CODE).flatMap(BounceCode::parse);
      if (code.isPresent() && !BounceModal.offers(code.get(), memory, snapshot)) {
        return context.ackWithErrors(Map.of(BounceModal.CODE, NO_OTHER_TIER));
      }
      if (lacksField(view, code)) {
        return context.ackWithUpdate(BounceModal.of(memory, code, snapshot));
      }
      return switch (BounceAnswers.check(values, code, snapshot.format(), memory)) {
        case BounceAnswers.Faulty(var byBlock) -> context.ackWithErrors(byBlock);
        case BounceAnswers.Ready(var bounce) -> decide(memory, bounce, snapshot, caller, context);
      };
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(BounceModal.CODE, Sentences.DATABASE_AWAY));
    }
  }

  private Response decide(
      BounceMemory memory,
      Bounce bounce,
      Snapshot snapshot,
      Caller caller,
      ViewSubmissionContext context) {
    DecisionOutcome outcome = gate.decide(caller, memory.ref(), _ -> new Decision.SendBack(bounce));
    return DecisionText.of(outcome, snapshot.zoneOf(caller.member()))
        .map(sentence -> context.ackWithUpdate(told(outcome, sentence, bounce)))
        .orElseGet(context::ack);
  }

  private static View told(DecisionOutcome outcome, String sentence, Bounce bounce) {
    return switch (outcome) {
      case DecisionOutcome.Bounced _ -> TextView.of("Bounce", sentence);
      case DecisionOutcome.Approved _,
          DecisionOutcome.AlreadyDecided _,
          DecisionOutcome.NotYours _,
          DecisionOutcome.OwnerUnfit _,
          DecisionOutcome.Unknown _ ->
          TextView.givingBack("Bounce", sentence, bounce.note());
    };
  }

  /** Whether the form was submitted before the field that its reason needs was drawn. */
  private static boolean lacksField(View view, Optional<BounceCode> code) {
    return code.flatMap(BounceSubmission::fieldOf)
        .filter(needed ->
            view.getBlocks().stream().noneMatch(block -> needed.equals(block.getBlockId())))
        .isPresent();
  }

  private static Optional<String> fieldOf(BounceCode code) {
    return switch (code) {
      case WRONG_TIER -> Optional.of(BounceModal.RIGHT_TIER);
      case DUPLICATE -> Optional.of(BounceModal.DUPLICATE_OF);
      case MISSING_INFORMATION, NOT_ENOUGH_TRIED, ALREADY_SOLVED, NO_CAPACITY, OTHER ->
          Optional.empty();
    };
  }
}
