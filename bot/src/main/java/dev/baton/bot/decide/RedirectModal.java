package dev.baton.bot.decide;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import java.util.List;
import java.util.Optional;

/** Who is to decide instead. */
final class RedirectModal {
  static final String ID = "redirect_modal";
  static final String DECIDER = "decider";

  private static final int MOST_OPTIONS = 100;

  private RedirectModal() {}

  /**
   * @param deciders nearest first, not empty
   */
  static View of(Escalation asked, List<NewDecider> deciders, Wording words) {
    String intro =
        words.say(
            DecidePhrase.REDIRECT_EXPLAINED,
            "label",
            asked.label(),
            "deciders",
            new DecisionText(words).deciders(asked));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(DecidePhrase.REDIRECT_TITLE),
            words.say(DecidePhrase.REDIRECT),
            words.say(SharedPhrase.CANCEL)),
        EscalationValue.of(asked.ref()),
        asBlocks(
            section(s -> s.text(markdownText(intro))),
            Inputs.select(
                Label.of(
                    DECIDER,
                    words.say(DecidePhrase.NEW_DECIDER),
                    words.say(DecidePhrase.NEW_DECIDER_HINT)),
                deciders.stream()
                    .limit(MOST_OPTIONS)
                    .map(decider -> Inputs.option(decider.label(words), decider.id()))
                    .toList(),
                Optional.empty())));
  }

  /** The same title over a sentence, in Slack's format. */
  static View said(String sentence, Wording words) {
    return TextView.of(
        words.say(DecidePhrase.REDIRECT_TITLE), sentence, words.say(SharedPhrase.CLOSE));
  }
}
