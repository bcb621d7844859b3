package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.Optional;
import java.util.UUID;

/** To who asked and to those who may decide: the answer, and until when it is to be decided. */
final class QuestionAnsweredMessage {
  private QuestionAnsweredMessage() {}

  /** Empty when there is no such question, or no answer. */
  static Optional<SlackMessage> of(MessageContext context, UUID id) {
    return context
        .escalation()
        .question(id)
        .flatMap(question -> question.answer().map(answer -> of(context, question, answer)));
  }

  private static SlackMessage of(
      MessageContext context, Question question, Question.Answer answer) {
    MessageBuilder message = context.message();
    Escalation escalation = context.escalation();
    Wording words = context.words();
    message.quote(
        words.say(
            NotifyPhrase.QUESTION_ANSWERED,
            "mine",
            context.reads(question.asker()),
            "own",
            answer.author().equals(escalation.requester()),
            "who",
            context.person(answer.author()),
            "requester",
            context.person(escalation.requester()),
            "asker",
            context.person(question.asker()),
            "ticket",
            context.ticket()),
        answer.text());
    Passage asked = QuestionText.question(question, words::say, context::person);
    message.quote("*" + asked.heading() + "*", question.text());
    return message
        .say(
            escalation.isPending()
                ? context.due()
                : words.say(NotifyPhrase.DECIDED_MEANWHILE, "how", mrkdwn(context.settled())))
        .build();
  }
}
