package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.relative;

import dev.baton.bot.phrases.Wording;
import dev.baton.db.clock.Clocks;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.Optional;

/** That time ran out, or half of it, as it stands when the message is sent. */
final class ClockMarkMessage {
  private ClockMarkMessage() {}

  /** Empty when what the time was for was done meanwhile. */
  static Optional<SlackMessage> of(MessageContext context, Notice.ClockMark mark) {
    Time time = context.time();
    if (is(time.decision(), mark)) {
      return context.escalation().isPending() ? Optional.of(decision(context)) : Optional.empty();
    }
    return is(time.firstAction(), mark) && time.waitsForOwner()
        ? Optional.of(firstAction(context))
        : Optional.empty();
  }

  private static boolean is(Optional<Clocks.Running> clock, Notice.ClockMark mark) {
    return clock.filter(running -> running.id().equals(mark.clock())).isPresent();
  }

  private static SlackMessage decision(MessageContext context) {
    MessageBuilder message = context.message();
    message.say(
        !context.time().isOver(context.escalation())
            ? halfTime(context)
            : context.readerIs(NoticeRole.DECIDER) ? toDecider(context) : toParty(context));
    if (context.time().isOver(context.escalation())) {
      context.time().foundLate(context.words()).ifPresent(message::small);
    }
    return message.build();
  }

  private static String halfTime(MessageContext context) {
    return context
        .words()
        .say(
            NotifyPhrase.HALF_TIME,
            "ticket",
            context.ticket(),
            "when",
            relative(context.escalation().decideBy()));
  }

  private static String toDecider(MessageContext context) {
    return context
        .words()
        .say(
            NotifyPhrase.OVERDUE_TO_DECIDE,
            "ticket",
            context.ticket(),
            "since",
            context.escalation().decideBy(),
            "asked",
            context.asked());
  }

  private static String toParty(MessageContext context) {
    Escalation escalation = context.escalation();
    return context
        .words()
        .say(
            NotifyPhrase.OVERDUE_TO_PARTY,
            "ticket",
            context.ticket(),
            "when",
            relative(escalation.decideBy()),
            "asked",
            context.asked(),
            "whose",
            context.whose(),
            "owner",
            context.owner(escalation.previousOwner()));
  }

  private static SlackMessage firstAction(MessageContext context) {
    Escalation escalation = context.escalation();
    Settlement settled = escalation.settlement().orElseThrow();
    Wording words = context.words();
    MessageBuilder message = context.message();
    if (context.readerIs(NoticeRole.NEW_OWNER)) {
      message.say(
          words.say(NotifyPhrase.OWNER_IDLE, "ticket", context.ticket(), "since", settled.at()));
      return message.buttons(List.of(Buttons.onIt(words, escalation.ref()))).build();
    }
    return message
        .say(
            words.say(
                NotifyPhrase.OWNER_IDLE_TO_LEAD,
                "owner",
                context.owner(context.owner()),
                "ticket",
                context.ticket(),
                "since",
                settled.at()))
        .build();
  }
}
