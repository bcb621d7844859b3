package dev.baton.bot.decide;

import dev.baton.bot.matrix.MatrixText;
import dev.baton.bot.surface.Sentences;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.decide.DecisionOutcome.Why;
import dev.baton.escalation.decide.DecisionRight;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.slack.Mrkdwn;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about a decision: who, how, when, and who may. In Slack's format, escaped. */
public final class DecisionText {
  private static final int MOST_NAMED = 10;

  private DecisionText() {}

  /** What the person who decided is told; empty when the updated request says it all. */
  static Optional<String> of(DecisionOutcome outcome, ZoneId zone) {
    return switch (outcome) {
      case DecisionOutcome.Approved(var escalation) -> override(escalation);
      case DecisionOutcome.Bounced(var escalation) -> override(escalation);
      case DecisionOutcome.AlreadyDecided(var escalation) ->
          Optional.of(settled(escalation, zone) + " Nothing was changed.");
      case DecisionOutcome.NotYours(var escalation, var right) ->
          Optional.of(notYours(escalation, right));
      case DecisionOutcome.OwnerUnfit(var escalation, var owner, var why) ->
          Optional.of(
              unfit(Mrkdwn.mention(owner), Mrkdwn.escape(escalation.to().name()), why)
                  + " Nothing was changed. Use “Approve for…” to choose somebody else.");
      case DecisionOutcome.Unknown() -> Optional.of(Sentences.NO_SUCH_ESCALATION);
    };
  }

  /** How it ended, as one sentence: {@code ZD-1042 #1 was approved by Lena on …: Marco owns it.} */
  public static String settled(Escalation escalation, ZoneId zone) {
    String label = "*" + Mrkdwn.escape(escalation.label()) + "*";
    if (escalation.settlement().isEmpty()) {
      return label + " is waiting for its decision.";
    }
    return switch (escalation.settlement().get()) {
      case Settlement.Approved(var by, var at, var override, var newOwner) ->
          "%s was approved by %s%s on %s: %s owns it now."
              .formatted(
                  label,
                  Mrkdwn.mention(by),
                  manager(override),
                  Mrkdwn.time(at, zone),
                  Mrkdwn.mention(newOwner));
      case Settlement.Bounced(var by, var at, var override, var bounce) ->
          "%s was bounced by %s%s on %s (%s): %s still owns it."
              .formatted(
                  label,
                  Mrkdwn.mention(by),
                  manager(override),
                  Mrkdwn.time(at, zone),
                  code(bounce.code()).toLowerCase(java.util.Locale.ROOT),
                  Mrkdwn.mention(escalation.previousOwner()));
      case Settlement.Withdrawn(var by, var at) ->
          "%s was withdrawn by %s on %s: %s still owns it."
              .formatted(
                  label,
                  Mrkdwn.mention(by),
                  Mrkdwn.time(at, zone),
                  Mrkdwn.mention(escalation.previousOwner()));
      case Settlement.Closed(_, var at) ->
          "%s was closed on %s, because the ticket was settled elsewhere."
              .formatted(label, Mrkdwn.time(at, zone));
    };
  }

  /** A bounce code as people read it. */
  public static String code(BounceCode code) {
    return switch (code) {
      case MISSING_INFORMATION -> "Missing information";
      case WRONG_TIER -> "Wrong tier";
      case NOT_ENOUGH_TRIED -> "Not enough tried";
      case DUPLICATE -> "Duplicate";
      case ALREADY_SOLVED -> "Already solved";
      case NO_CAPACITY -> "No capacity";
      case OTHER -> "Other";
    };
  }

  /** Why somebody cannot own it, as a sentence; usable beside a field when {@code who} is plain. */
  static String unfit(String who, String tier, Why why) {
    return switch (why) {
      case LEFT_WORKSPACE -> who + " is no longer a full member of this workspace.";
      case NOT_OF_THAT_TIER -> who + " is not among the people of " + tier + " any more.";
      case IS_REQUESTER -> who + " asked for this handoff and cannot be its new owner.";
    };
  }

  /** Who may decide, the first few: {@code Lena (lead) or Marco (backup lead)}. */
  static String deciders(Escalation escalation) {
    int more = escalation.recipients().size() - MOST_NAMED;
    return escalation.recipients().stream()
            .limit(MOST_NAMED)
            .map(DecisionText::decider)
            .collect(Collectors.joining(" or "))
        + (more > 0 ? String.format(Locale.ROOT, " or %d more", more) : "");
  }

  private static String decider(Recipient recipient) {
    return "%s (%s)"
        .formatted(Mrkdwn.mention(recipient.member()), MatrixText.role(recipient.role()));
  }

  private static String notYours(Escalation escalation, DecisionRight right) {
    String label = Mrkdwn.escape(escalation.label());
    return switch (right) {
      case OWN_REQUEST ->
          "You filed %s yourself; somebody else must decide: %s. Nothing was changed."
              .formatted(label, deciders(escalation));
      case NONE, ASKED, OVERRIDE ->
          "Only %s can decide %s. Nothing was changed.".formatted(deciders(escalation), label);
    };
  }

  private static Optional<String> override(Escalation escalation) {
    return switch (escalation.settlement().orElseThrow()) {
      case Settlement.Approved(_, _, var override, var newOwner) ->
          override
              ? Optional.of(
                  "You approved *%s* as a manager, in place of %s: %s owns it now. It is recorded as an override."
                      .formatted(
                          Mrkdwn.escape(escalation.label()),
                          deciders(escalation),
                          Mrkdwn.mention(newOwner)))
              : Optional.empty();
      case Settlement.Bounced(_, _, var override, _) ->
          override
              ? Optional.of(
                  "You bounced *%s* as a manager, in place of %s: %s still owns it. It is recorded as an override."
                      .formatted(
                          Mrkdwn.escape(escalation.label()),
                          deciders(escalation),
                          Mrkdwn.mention(escalation.previousOwner())))
              : Optional.empty();
      case Settlement.Withdrawn _, Settlement.Closed _ -> Optional.empty();
    };
  }

  private static String manager(boolean override) {
    return override ? " (manager, override)" : "";
  }
}
