package dev.baton.bot.escalate;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.view.View;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import java.util.Optional;
import java.util.UUID;

/** What the people asked should know besides. */
final class AddInformationModal {
  static final String ID = "add_information_modal";
  static final String TITLE = "Add information";
  static final String INFORMATION = "information";
  static final String TOO_LATE = " Nothing can be added any more.";

  private AddInformationModal() {}

  /**
   * @param id what is added will have this id
   */
  static View of(Escalation pending, UUID id) {
    return FormView.of(
        ID,
        TITLE,
        "Add",
        new InformationForm(pending.ref(), id).write(),
        asBlocks(
            section(s ->
                s.text(
                    markdownText(
                        "*%s*, filed by %s."
                            .formatted(
                                Mrkdwn.escape(pending.label()),
                                Mrkdwn.mention(pending.requester()))))),
            Inputs.lines(
                Label.of(INFORMATION, "Information", "The people asked see it on the request."),
                Optional.empty())));
  }

  /** The sentence beside the field. */
  static String sentence(AddedInformation.Problem problem) {
    return switch (problem) {
      case MISSING -> "Write what the lead should know.";
      case SAYS_NOTHING -> "This adds nothing yet. Write what the lead should know.";
      case TOO_LONG -> "This is longer than 3000 characters. Keep the essence and link the rest.";
    };
  }
}
