package dev.baton.bot.decide;

import static dev.baton.bot.phrases.Arg.anyOf;
import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.person;
import static dev.baton.bot.phrases.Arg.relative;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.matrix.MatrixText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.decide.DecisionOutcome.Why;
import dev.baton.escalation.decide.DecisionRight;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is answered to who wants to decide: what was done, or why not and who may. */
public final class DecisionText {
  private final Wording words;

  public DecisionText(Wording words) {
    this.words = requireNonNull(words);
  }

  /**
   * What the person who decided is told, in Slack's format; empty when the updated request says it
   * all.
   */
  Optional<String> of(DecisionOutcome outcome, Snapshot snapshot) {
    return switch (outcome) {
      case DecisionOutcome.Approved(var escalation) -> override(escalation);
      case DecisionOutcome.Bounced(var escalation) -> override(escalation);
      case DecisionOutcome.AlreadyDecided(var escalation) -> Optional.of(tooLate(escalation));
      case DecisionOutcome.NotYours(var escalation, var right) ->
          Optional.of(notYours(escalation, right));
      case DecisionOutcome.OwnerUnfit(var escalation, var owner, var why) ->
          Optional.of(
              words.say(
                  DecidePhrase.CHOOSE_ANOTHER,
                  "why",
                  unfit(snapshot.nameOf(owner), escalation.to().name(), why)));
      case DecisionOutcome.Unknown() -> Optional.of(words.say(SharedPhrase.NO_SUCH_ESCALATION));
    };
  }

  /** That it no longer waits, how it ended, and that nothing was changed; in Slack's format. */
  public String tooLate(Escalation escalation) {
    return words.say(
        DecidePhrase.NO_LONGER_PENDING,
        "label",
        escalation.label(),
        "how",
        mrkdwn(settlement().of(escalation)));
  }

  /** Until when a pending one is to be decided, or that this is over. */
  public String due(Escalation pending, Instant now) {
    return words.say(
        SharedPhrase.DECISION_DUE,
        "late",
        !now.isBefore(pending.decideBy()),
        "when",
        relative(pending.decideBy()));
  }

  /** How it stands, for a reply: everybody is mentioned. */
  public SettlementText settlement() {
    return SettlementText.forSlack(words, Arg::person);
  }

  /** Why somebody cannot own it, as a sentence without markup. */
  String unfit(String name, String tier, Why why) {
    return switch (why) {
      case LEFT_WORKSPACE -> words.say(DecidePhrase.OWNER_LEFT, "name", name);
      case NOT_OF_THAT_TIER ->
          words.say(DecidePhrase.OWNER_OF_OTHER_TIER, "name", name, "tier", tier);
      case IS_REQUESTER -> words.say(DecidePhrase.OWNER_IS_REQUESTER, "name", name);
    };
  }

  /** Who may decide, the first few, each with the role they are asked in. */
  Arg deciders(Escalation escalation) {
    return anyOf(escalation.recipients().stream().map(this::decider).toList());
  }

  private Arg decider(Recipient recipient) {
    return mrkdwn(
        words.say(
            DecidePhrase.DECIDER,
            "who",
            person(recipient.member()),
            "role",
            new MatrixText(words).role(recipient.role())));
  }

  String notYours(Escalation escalation, DecisionRight right) {
    return switch (right) {
      case OWN_REQUEST ->
          words.say(
              DecidePhrase.OWN_REQUEST,
              "label",
              escalation.label(),
              "deciders",
              deciders(escalation));
      case NONE, ASKED, OVERRIDE ->
          words.say(
              DecidePhrase.NOT_ASKED,
              "label",
              escalation.label(),
              "deciders",
              deciders(escalation));
    };
  }

  /** Whoever owns a ticket; "nobody" where nobody does. */
  static Arg owner(Optional<String> member) {
    return member.map(Arg::person).orElseGet(() -> anyOf(List.of()));
  }

  private Optional<String> override(Escalation escalation) {
    return switch (escalation.settlement().orElseThrow()) {
      case Settlement.Approved(_, _, var override, var newOwner) ->
          override
              ? Optional.of(
                  words.say(
                      DecidePhrase.APPROVED_AS_MANAGER,
                      "label",
                      escalation.label(),
                      "deciders",
                      deciders(escalation),
                      "owner",
                      person(newOwner),
                      "tier",
                      escalation.to().name()))
              : Optional.empty();
      case Settlement.Bounced(_, _, var override, _) ->
          override
              ? Optional.of(
                  words.say(
                      DecidePhrase.BOUNCED_AS_MANAGER,
                      "label",
                      escalation.label(),
                      "deciders",
                      deciders(escalation),
                      "owned",
                      escalation.previousOwner().isPresent(),
                      "owner",
                      owner(escalation.previousOwner()),
                      "tier",
                      escalation.from().name()))
              : Optional.empty();
      case Settlement.TakenBack _,
          Settlement.Withdrawn _,
          Settlement.Replaced _,
          Settlement.Closed _ ->
          Optional.empty();
    };
  }
}
