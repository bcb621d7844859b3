package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Questions before a decision and their answers, as passages of a story. */
public final class QuestionText {
  private QuestionText() {}

  /**
   * Each question, its answer after it, oldest first.
   *
   * @param who how a person is named
   */
  public static List<Passage> of(Escalation escalation, Saying saying, Function<String, ?> who) {
    List<Passage> passages = new ArrayList<>();
    for (Question question : escalation.questions()) {
      passages.add(question(question, saying, who));
      question.answer().ifPresent(answer -> passages.add(answer(escalation, answer, saying, who)));
    }
    return passages;
  }

  static Passage question(Question question, Saying saying, Function<String, ?> who) {
    return new Passage(
        saying.say(
            NotifyPhrase.QUESTION_BY,
            "who",
            requireNonNull(who.apply(question.asker())),
            "at",
            question.at()),
        question.text(),
        false);
  }

  /** Says so where it came after the decision, or from somebody else than the requester. */
  static Passage answer(
      Escalation escalation, Question.Answer answer, Saying saying, Function<String, ?> who) {
    Instant at = answer.at();
    boolean late = escalation.settlement().filter(it -> it.at().isBefore(at)).isPresent();
    return new Passage(
        saying.say(
            NotifyPhrase.ANSWER_BY,
            "own",
            answer.author().equals(escalation.requester()),
            "late",
            late,
            "who",
            requireNonNull(who.apply(answer.author())),
            "asker",
            requireNonNull(who.apply(escalation.requester())),
            "at",
            at),
        answer.text(),
        false);
  }
}
