package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.OriginChange;
import dev.baton.slack.SlackMessage;
import java.util.Optional;

/**
 * Below the message that was escalated: what became of it. Anybody may read along there, so it says
 * the outcome, the tier and the owner, and nothing that people wrote.
 */
final class OriginReplyMessage {
  private OriginReplyMessage() {}

  /** Empty where another reply says it already, or it is over. */
  static Optional<SlackMessage> of(MessageContext context, OriginChange change) {
    Escalation escalation = context.escalation();
    Optional<Settlement> settlement = escalation.settlement();
    return switch (change) {
      case FILED -> Optional.of(filed(context));
      case ASKED_ANEW -> whileItWaits(context, NotifyPhrase.ORIGIN_ASKED_ANEW);
      case QUESTION_ASKED -> whileItWaits(context, NotifyPhrase.ORIGIN_QUESTION);
      case QUESTION_ANSWERED -> whileItWaits(context, NotifyPhrase.ORIGIN_ANSWER);
      case OVERDUE -> whileItWaits(context, NotifyPhrase.ORIGIN_OVERDUE);
      case DECIDED -> settlement.flatMap(ended -> decided(context, ended));
      case TAKEN_BACK ->
          settlement
              .filter(ended -> ended instanceof Settlement.TakenBack back && back.next().isEmpty())
              .map(_ -> said(context, NotifyPhrase.ORIGIN_TAKEN_BACK, escalation.previousOwner()));
      // A replaced one is told by the reply of what took its place.
      case WITHDRAWN ->
          escalation.isWithdrawn() || escalation.isClosed()
              ? Optional.of(
                  said(
                      context,
                      escalation.isClosed()
                          ? NotifyPhrase.ORIGIN_CLOSED
                          : NotifyPhrase.ORIGIN_WITHDRAWN,
                      escalation.previousOwner()))
              : Optional.empty();
    };
  }

  private static Optional<SlackMessage> whileItWaits(MessageContext context, NotifyPhrase phrase) {
    Escalation escalation = context.escalation();
    return escalation.isPending()
        ? Optional.of(said(context, phrase, escalation.previousOwner()))
        : Optional.empty();
  }

  private static SlackMessage filed(MessageContext context) {
    Escalation escalation = context.escalation();
    boolean again = escalation.seq() > 1 && context.lineage().bounced().isPresent();
    return context
        .message()
        .say(
            context
                .words()
                .say(
                    NotifyPhrase.ORIGIN_FILED,
                    "again",
                    again || context.lineage().takenBack().isPresent(),
                    "ticket",
                    context.ticket(),
                    "from",
                    context.from(),
                    "to",
                    context.to(),
                    "owner",
                    context.owner(escalation.previousOwner())))
        .build();
  }

  /** Of a decision that was taken back meanwhile what it was; the next reply says the rest. */
  private static Optional<SlackMessage> decided(MessageContext context, Settlement settlement) {
    return switch (settlement) {
      case Settlement.Approved approved ->
          Optional.of(
              said(
                  context,
                  context.escalation().isReassignment()
                      ? NotifyPhrase.ORIGIN_MOVED
                      : NotifyPhrase.ORIGIN_APPROVED,
                  Optional.of(approved.newOwner())));
      case Settlement.Bounced _ ->
          Optional.of(
              said(context, NotifyPhrase.ORIGIN_BOUNCED, context.escalation().previousOwner()));
      case Settlement.TakenBack taken -> decided(context, taken.decision());
      case Settlement.Withdrawn _, Settlement.Replaced _, Settlement.Closed _ -> Optional.empty();
    };
  }

  private static SlackMessage said(
      MessageContext context, NotifyPhrase phrase, Optional<String> owner) {
    boolean there = phrase == NotifyPhrase.ORIGIN_APPROVED || phrase == NotifyPhrase.ORIGIN_MOVED;
    return context
        .message()
        .say(
            context
                .words()
                .say(
                    phrase,
                    "ticket",
                    context.ticket(),
                    "owner",
                    context.owner(owner),
                    "tier",
                    there ? context.to() : context.from()))
        .build();
  }
}
