package dev.baton.bot.decide;

import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.person;
import static dev.baton.bot.phrases.Arg.relative;

import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.decide.AnswerOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import dev.baton.slack.Mrkdwn;
import java.time.Instant;

/** What somebody is told who answered, or may not. */
final class AnswerText {
  private static final int SHOWN_ANSWER = 500;

  private final Wording words;
  private final Instant now;

  AnswerText(Wording words, Instant now) {
    this.words = words;
    this.now = now;
  }

  /** In Slack's format. */
  String of(AnswerOutcome outcome) {
    return switch (outcome) {
      case AnswerOutcome.Answered(var escalation, var question) -> answered(escalation, question);
      case AnswerOutcome.AlreadyAnswered(var escalation, var question) ->
          already(escalation, question);
      case AnswerOutcome.NotYours(var escalation) ->
          words.say(
              DecidePhrase.NOT_YOURS_TO_ANSWER,
              "asker",
              person(escalation.requester()),
              "label",
              escalation.label());
      case AnswerOutcome.Unknown() -> words.say(SharedPhrase.NO_SUCH_ESCALATION);
    };
  }

  private String answered(Escalation escalation, Question question) {
    return escalation.isPending()
        ? words.say(
            DecidePhrase.ANSWERED,
            "label",
            escalation.label(),
            "who",
            person(question.asker()),
            "due",
            mrkdwn(new DecisionText(words).due(escalation, now)))
        : words.say(
            DecidePhrase.ANSWERED_LATE,
            "label",
            escalation.label(),
            "who",
            person(question.asker()),
            "how",
            mrkdwn(new DecisionText(words).settlement().of(escalation)));
  }

  private String already(Escalation escalation, Question question) {
    Question.Answer answer = question.answer().orElseThrow();
    return words.say(
        DecidePhrase.ALREADY_ANSWERED,
        "who",
        person(answer.author()),
        "when",
        relative(answer.at()),
        "label",
        escalation.label(),
        "text",
        Mrkdwn.shorten(answer.text(), SHOWN_ANSWER));
  }
}
