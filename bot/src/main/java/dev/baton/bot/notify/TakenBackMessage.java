package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;

/** To everybody who was told of a decision: it was a slip and is undone, and what holds again. */
final class TakenBackMessage {
  private TakenBackMessage() {}

  static SlackMessage of(MessageContext context) {
    MessageBuilder message = context.message();
    Wording words = context.words();
    Escalation escalation = context.escalation();
    message.say(headline(context));
    if (context.readerIs(NoticeRole.REQUESTER) && isOfApproval(escalation)) {
      message.say(words.say(NotifyPhrase.ESCALATE_AGAIN, "ticket", escalation.ticket().shown()));
    }
    return message.build();
  }

  private static String headline(MessageContext context) {
    String settled = context.labelledAndSettled();
    if (!isOfApproval(context.escalation())) {
      return settled;
    }
    if (context.readerIs(NoticeRole.PREVIOUS_OWNER)) {
      return context.words().say(NotifyPhrase.YOURS_AGAIN, "settled", mrkdwn(settled));
    }
    return context.readerIs(NoticeRole.NEW_OWNER)
        ? context.words().say(NotifyPhrase.NOT_YOURS_AFTER_ALL, "settled", mrkdwn(settled))
        : settled;
  }

  private static boolean isOfApproval(Escalation escalation) {
    return escalation
        .settlement()
        .filter(ended -> ended instanceof Settlement.TakenBack taken && taken.next().isEmpty())
        .isPresent();
  }
}
