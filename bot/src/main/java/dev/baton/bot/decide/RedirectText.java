package dev.baton.bot.decide;

import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.decide.RedirectOutcome;
import dev.baton.escalation.decide.RedirectOutcome.Why;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.Mrkdwn;
import java.time.ZoneId;

/** What a manager is told of a redirect. In Slack's format, escaped. */
final class RedirectText {
  private RedirectText() {}

  static String of(RedirectOutcome outcome, Snapshot snapshot, ZoneId zone) {
    return switch (outcome) {
      case RedirectOutcome.Redirected(var escalation) ->
          "%s decides *%s* now. Whoever was asked before sees that, and it is recorded as an override."
              .formatted(DecisionText.deciders(escalation), Mrkdwn.escape(escalation.label()));
      case RedirectOutcome.AlreadySettled(var escalation) ->
          DecisionText.settled(escalation, zone) + " Nothing was changed.";
      case RedirectOutcome.NotYours(var escalation) ->
          "Only a manager who did not file %s can redirect it. Nothing was changed."
              .formatted(Mrkdwn.escape(escalation.label()));
      case RedirectOutcome.DeciderUnfit(_, var decider, var why) ->
          Mrkdwn.escape(unfit(snapshot.nameOf(decider), why)) + " Nothing was changed.";
      case RedirectOutcome.Unknown() -> Sentences.NO_SUCH_ESCALATION;
    };
  }

  /** Why this person cannot decide it, plain, for beside the field. */
  static String unfit(String name, Why why) {
    return switch (why) {
      case LEFT_WORKSPACE -> name + " is no longer a full member of this workspace.";
      case IS_REQUESTER -> name + " filed it, and nobody decides their own request.";
      case IS_REDIRECTING -> "You can decide it yourself; that is recorded as an override.";
      case ASKED_ALREADY -> name + " is the one who decides it already.";
    };
  }

  /** Said when there is nobody to choose. */
  static String nobody(Escalation asked) {
    return "Nobody else can decide *%s*: the matrix names no other lead or manager of this workspace. Nothing was changed. You can decide it yourself."
        .formatted(Mrkdwn.escape(asked.label()));
  }
}
