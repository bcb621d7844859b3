package dev.baton.bot.decide;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.view.View;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
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
  static View of(Escalation asked, List<NewDecider> deciders) {
    String intro =
        "*%s* waits for %s. Whom you choose decides instead of them."
            .formatted(Mrkdwn.escape(asked.label()), DecisionText.deciders(asked));
    return FormView.of(
        ID,
        "Redirect",
        "Redirect",
        EscalationValue.of(asked.ref()),
        asBlocks(
            section(s -> s.text(markdownText(intro))),
            Inputs.select(
                Label.of(
                    DECIDER,
                    "Decides instead",
                    "Leads, backups, leads one tier up and managers, by the live matrix."),
                deciders.stream()
                    .limit(MOST_OPTIONS)
                    .map(decider -> Inputs.option(decider.label(), decider.id()))
                    .toList(),
                Optional.empty())));
  }
}
