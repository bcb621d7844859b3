package dev.baton.bot.decide;

import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.person;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.escalate.UndoWindow;
import dev.baton.escalation.decide.TakeBackOutcome;
import dev.baton.escalation.decide.TakeBackRight;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import java.util.Optional;

/** What is answered to who wants to take a decision back: what was undone, or why not. */
final class TakeBackText {
  private final Wording words;

  TakeBackText(Wording words) {
    this.words = requireNonNull(words);
  }

  String of(TakeBackOutcome outcome) {
    return switch (outcome) {
      case TakeBackOutcome.ApprovalUndone(var undone) ->
          words.say(
              DecidePhrase.TOOK_APPROVAL_BACK,
              "label",
              undone.label(),
              "owned",
              undone.previousOwner().isPresent(),
              "owner",
              DecisionText.owner(undone.previousOwner()),
              "tier",
              undone.from().name());
      case TakeBackOutcome.BounceUndone(var undone, var again) ->
          words.say(DecidePhrase.TOOK_BOUNCE_BACK, "label", undone.label(), "next", again.label());
      case TakeBackOutcome.Refused(var escalation, var why) -> refused(escalation, why);
      case TakeBackOutcome.Unknown() -> words.say(SharedPhrase.NO_SUCH_ESCALATION);
    };
  }

  private String refused(Escalation escalation, TakeBackRight why) {
    return switch (why) {
      case NOT_DECIDED, YES ->
          words.say(
              DecidePhrase.NOTHING_TO_TAKE_BACK,
              "label",
              escalation.label(),
              "how",
              how(escalation));
      case NOT_YOURS ->
          words.say(
              DecidePhrase.NOT_YOURS_TO_TAKE_BACK,
              "label",
              escalation.label(),
              "by",
              person(escalation.settlement().orElseThrow().by()));
      case ALREADY ->
          words.say(
              DecidePhrase.TAKEN_BACK_BEFORE, "label", escalation.label(), "how", how(escalation));
      case TOO_LATE ->
          words.say(
              DecidePhrase.TOO_LATE_TO_TAKE_BACK,
              "label",
              escalation.label(),
              "n",
              UndoWindow.LENGTH.toMinutes(),
              "how",
              how(escalation));
      case OWNER_ACTED ->
          words.say(
              DecidePhrase.OWNER_HAS_BEGUN,
              "label",
              escalation.label(),
              "owner",
              DecisionText.owner(newOwner(escalation)));
      case FOLLOWED ->
          words.say(
              DecidePhrase.FOLLOWED_SINCE,
              "label",
              escalation.label(),
              "ticket",
              escalation.ticket().shown());
      case ERASED -> words.say(DecidePhrase.ERASED_MEANWHILE, "label", escalation.label());
      case NOBODY_TO_GO_BACK_TO ->
          words.say(
              DecidePhrase.NOBODY_TO_GIVE_BACK_TO,
              "label",
              escalation.label(),
              "who",
              DecisionText.owner(
                  escalation.bounce().isPresent()
                      ? Optional.of(escalation.requester())
                      : escalation.previousOwner()));
    };
  }

  private static Optional<String> newOwner(Escalation escalation) {
    return escalation.settlement().orElseThrow() instanceof Settlement.Approved approved
        ? Optional.of(approved.newOwner())
        : escalation.previousOwner();
  }

  private Arg how(Escalation escalation) {
    return mrkdwn(new DecisionText(words).settlement().of(escalation));
  }
}
