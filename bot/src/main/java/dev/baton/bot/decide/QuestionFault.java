package dev.baton.bot.decide;

import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.slack.Inputs;

/** What is wrong with a question or an answer, as a sentence beside the field. */
final class QuestionFault {
  private final Wording words;

  QuestionFault(Wording words) {
    this.words = words;
  }

  String ofQuestion(AddedInformation.Problem problem) {
    return switch (problem) {
      case MISSING -> words.say(DecidePhrase.QUESTION_MISSING);
      case SAYS_NOTHING -> words.say(DecidePhrase.QUESTION_SAYS_NOTHING);
      case TOO_LONG -> words.plain(SharedPhrase.TOO_LONG, "n", Inputs.LONGEST_TEXT);
    };
  }

  String ofAnswer(AddedInformation.Problem problem) {
    return switch (problem) {
      case MISSING -> words.say(DecidePhrase.ANSWER_MISSING);
      case SAYS_NOTHING -> words.say(DecidePhrase.ANSWER_SAYS_NOTHING);
      case TOO_LONG -> words.plain(SharedPhrase.TOO_LONG, "n", Inputs.LONGEST_TEXT);
    };
  }
}
