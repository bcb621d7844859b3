package dev.baton.bot.notify;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** To who filed a request, or who may answer in their place: a question before the decision. */
final class QuestionAskedMessage {
  private QuestionAskedMessage() {}

  /** Empty when there is no such question. */
  static Optional<SlackMessage> of(MessageContext context, UUID id) {
    return context.escalation().question(id).map(question -> of(context, question));
  }

  private static SlackMessage of(MessageContext context, Question question) {
    MessageBuilder message = context.message();
    Escalation escalation = context.escalation();
    Wording words = context.words();
    if (!escalation.isPending()) {
      message.say(context.labelledAndSettled());
    }
    message.quote(
        words.say(
            NotifyPhrase.QUESTION_TO_YOU,
            "mine",
            context.reads(escalation.requester()),
            "asker",
            context.person(escalation.requester()),
            "who",
            context.person(question.asker()),
            "ticket",
            context.ticket()),
        question.text());
    question
        .answer()
        .map(answer -> QuestionText.answer(escalation, answer, words::say, context::person))
        .ifPresent(answer -> message.quote("*" + answer.heading() + "*", answer.text()));
    if (question.isOpen() && escalation.isPending()) {
      message.say(context.due());
    }
    return message.buttons(buttons(context, question)).build();
  }

  /** Useful while it waits, and after a bounce, where an answer counts for what is sent again. */
  private static List<ButtonElement> buttons(MessageContext context, Question question) {
    boolean useful = context.escalation().isPending() || context.lineage().canBeResent();
    return question.isOpen() && useful
        ? List.of(Buttons.answer(context.words(), context.escalation(), question))
        : List.of();
  }
}
