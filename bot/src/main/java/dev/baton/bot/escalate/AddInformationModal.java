package dev.baton.bot.escalate;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What the people asked should know besides. */
final class AddInformationModal {
  static final String ID = "add_information_modal";
  static final String INFORMATION = "information";

  private AddInformationModal() {}

  /**
   * @param id what is added will have this id
   */
  static View of(Escalation pending, UUID id, Wording words) {
    String intro =
        words.say(
            EscalatePhrase.FILED_BY,
            "label",
            pending.label(),
            "asker",
            person(pending.requester()));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(EscalatePhrase.ADD_INFORMATION),
            words.say(EscalatePhrase.ADD),
            words.say(SharedPhrase.CANCEL)),
        new InformationForm(pending.ref(), id).write(),
        Stream.concat(
                asBlocks(
                    section(s -> s.text(markdownText(intro))),
                    Inputs.lines(
                        Label.of(
                            INFORMATION,
                            words.say(EscalatePhrase.INFORMATION),
                            words.say(EscalatePhrase.INFORMATION_HINT)),
                        Optional.empty()))
                    .stream(),
                FileFields.FIRST.draw(List.of(), words).stream())
            .toList());
  }
}
