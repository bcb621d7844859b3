package dev.baton.bot.decide;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A question to whoever filed a request, before it is decided. */
final class AskModal {
  static final String ID = "ask_modal";
  static final String QUESTION = "question";

  private AskModal() {}

  /**
   * @param id the question will have this id
   * @param typed what the field holds already; empty for nothing
   */
  static View of(Escalation pending, UUID id, Optional<String> typed, Wording words, Instant now) {
    String intro =
        words.say(
            DecidePhrase.ASK_EXPLAINED,
            "label",
            pending.label(),
            "asker",
            person(pending.requester()),
            "due",
            mrkdwn(new DecisionText(words).due(pending, now)));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(DecidePhrase.ASK_TITLE),
            words.say(DecidePhrase.ASK),
            words.say(SharedPhrase.CANCEL)),
        new QuestionForm(pending.ref(), id).write(),
        asBlocks(
            section(s -> s.text(markdownText(intro))),
            Inputs.lines(
                Label.of(
                    QUESTION,
                    words.say(DecidePhrase.QUESTION),
                    words.say(DecidePhrase.QUESTION_HINT)),
                typed)));
  }
}
