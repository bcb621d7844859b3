package dev.baton.bot.decide;

import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.decide.RedirectOutcome;
import dev.baton.escalation.decide.RedirectOutcome.Why;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.Mrkdwn;

/** What a manager is told of a redirect. In Slack's format, escaped, but for {@link #unfit}. */
final class RedirectText {
  private final Wording words;
  private final DecisionText decisions;

  RedirectText(Wording words) {
    this.words = words;
    this.decisions = new DecisionText(words);
  }

  String of(RedirectOutcome outcome, Snapshot snapshot) {
    return switch (outcome) {
      case RedirectOutcome.Redirected(var escalation) ->
          words.say(
              DecidePhrase.REDIRECTED,
              "deciders",
              decisions.deciders(escalation),
              "label",
              escalation.label());
      case RedirectOutcome.AlreadySettled(var escalation) -> decisions.tooLate(escalation);
      case RedirectOutcome.NotYours(var escalation) ->
          words.say(DecidePhrase.NOT_A_MANAGER, "label", escalation.label());
      case RedirectOutcome.DeciderUnfit(_, var decider, var why) ->
          Mrkdwn.escape(unfit(snapshot.nameOf(decider), why));
      case RedirectOutcome.Unknown() -> words.say(SharedPhrase.NO_SUCH_ESCALATION);
    };
  }

  /** Why this person cannot decide it, plain, for beside the field. */
  String unfit(String name, Why why) {
    return switch (why) {
      case LEFT_WORKSPACE -> words.say(DecidePhrase.DECIDER_LEFT, "name", name);
      case IS_REQUESTER -> words.say(DecidePhrase.DECIDER_IS_REQUESTER, "name", name);
      case IS_REDIRECTING -> words.say(DecidePhrase.DECIDER_IS_YOU);
      case ASKED_ALREADY -> words.say(DecidePhrase.DECIDER_ASKED_ALREADY, "name", name);
    };
  }

  /** Said when there is nobody to choose. */
  String nobody(Escalation asked) {
    return words.say(DecidePhrase.NOBODY_ELSE_CAN_DECIDE, "label", asked.label());
  }
}
