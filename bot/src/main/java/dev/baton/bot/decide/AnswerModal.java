package dev.baton.bot.decide;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextChunks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer to a question about a request. */
final class AnswerModal {
  static final String ID = "answer_modal";
  static final String ANSWER = "answer";

  private static final int SECTION = 3000;

  private AnswerModal() {}

  static View of(Escalation escalation, Question question, Wording words, Instant now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(said(intro(escalation, question, words)));
    TextChunks.quoted(question.text(), SECTION).forEach(chunk -> blocks.add(said(chunk)));
    blocks.add(said(due(escalation, words, now)));
    blocks.add(
        Inputs.lines(
            Label.of(ANSWER, words.say(DecidePhrase.ANSWER), words.say(DecidePhrase.ANSWER_HINT)),
            Optional.empty()));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(DecidePhrase.ANSWER_TITLE),
            words.say(DecidePhrase.ANSWER_IT),
            words.say(SharedPhrase.CANCEL)),
        new QuestionForm(escalation.ref(), question.id()).write(),
        blocks);
  }

  private static String intro(Escalation escalation, Question question, Wording words) {
    return words.say(
        DecidePhrase.ASKS_ABOUT, "who", person(question.asker()), "label", escalation.label());
  }

  /** Until when it is decided, or how it was meanwhile. */
  private static String due(Escalation escalation, Wording words, Instant now) {
    return escalation.isPending()
        ? new DecisionText(words).due(escalation, now)
        : words.say(
            DecidePhrase.DECIDED_MEANWHILE,
            "how",
            mrkdwn(new DecisionText(words).settlement().of(escalation)));
  }

  private static LayoutBlock said(String mrkdwn) {
    return section(s -> s.text(markdownText(mrkdwn)));
  }
}
