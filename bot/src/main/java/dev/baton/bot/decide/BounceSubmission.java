package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.GivenBack;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** No, with a reason and a note. */
public final class BounceSubmission {
  public static final String ID = BounceModal.ID;

  private final BotParts parts;
  private final DecisionFlow flow;

  public BounceSubmission(BotParts parts) {
    this.parts = parts;
    this.flow = new DecisionFlow(parts);
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Optional<BounceMemory> memory = BounceMemory.read(view.getPrivateMetadata());
    Wording words = parts.wordingFor(Caller.of(context));
    return memory.isEmpty()
        ? context.ackWithUpdate(said(words.say(SharedPhrase.NO_SUCH_ESCALATION), words))
        : answer(memory.get(), view, words, context);
  }

  private Response answer(
      BounceMemory memory, View view, Wording words, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    try {
      Snapshot snapshot = flow.snapshot(caller);
      ViewValues values = ViewValues.of(view);
      Optional<BounceCode> code = values.selected(BounceModal.CODE).flatMap(BounceCode::parse);
      if (code.isPresent() && !BounceModal.offers(code.get(), memory, snapshot)) {
        return context.ackWithErrors(
            Map.of(BounceModal.CODE, words.say(DecidePhrase.NO_OTHER_TIER)));
      }
      if (lacksField(view, code)) {
        return context.ackWithUpdate(BounceModal.of(memory, code, snapshot, words));
      }
      return switch (new BounceAnswers(words)
          .check(
              values,
              code,
              known(caller, snapshot),
              memory,
              BounceModal.rightTiers(memory, snapshot))) {
        case BounceAnswers.Faulty(var byBlock) -> context.ackWithErrors(byBlock);
        case BounceAnswers.Ready(var bounce) -> decide(memory, bounce, words, context);
      };
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(
          Map.of(BounceModal.CODE, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  /** The known ticket in any of its spellings, else what is typed. */
  private Function<String, Optional<TicketKey>> known(Caller caller, Snapshot snapshot) {
    return typed ->
        parts
            .tenants()
            .inTransaction(
                caller.orgId(), tx -> KnownTickets.in(tx).keyOf(snapshot.format().read(typed)));
  }

  private Response decide(
      BounceMemory memory, Bounce bounce, Wording words, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    DecisionOutcome outcome = flow.decide(caller, memory.ref(), _ -> new Decision.SendBack(bounce));
    return new DecisionText(words)
        .of(outcome, flow.snapshot(caller))
        .map(sentence -> context.ackWithUpdate(told(outcome, sentence, bounce, words)))
        .orElseGet(context::ack);
  }

  private static View told(DecisionOutcome outcome, String sentence, Bounce bounce, Wording words) {
    return switch (outcome) {
      case DecisionOutcome.Bounced _ -> said(sentence, words);
      case DecisionOutcome.Approved _,
          DecisionOutcome.AlreadyDecided _,
          DecisionOutcome.NotYours _,
          DecisionOutcome.OwnerUnfit _,
          DecisionOutcome.Unknown _ ->
          GivenBack.of(DecidePhrase.BOUNCE_TITLE, sentence, bounce.note(), words);
    };
  }

  private static View said(String sentence, Wording words) {
    return TextView.of(
        words.say(DecidePhrase.BOUNCE_TITLE), sentence, words.say(SharedPhrase.CLOSE));
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
