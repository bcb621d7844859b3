package dev.baton.bot.setup;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static com.slack.api.model.block.element.BlockElements.multiUsersSelect;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import dev.baton.bot.clock.RegionSearch;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupField;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import java.util.List;
import java.util.Optional;

/** The fields of a page, each with what was answered before. */
record SetupFields(SetupMemory memory, SetupAnswers answers, Wording words) {
  private static final int LONGEST_SECTION = 3_000;
  private static final int LONGEST_LINE = 1_000;

  LayoutBlock said(String mrkdwn) {
    return section(s -> s.text(markdownText(Mrkdwn.cut(mrkdwn, LONGEST_SECTION))));
  }

  /** One line that may be left blank. */
  LayoutBlock line(String field, String label, String hint, Optional<String> usual) {
    return Inputs.line(label(field, label, hint).optionally(), initial(field, usual), LONGEST_LINE);
  }

  /** One line that must be filled in. */
  LayoutBlock needed(String field, String label, String hint) {
    return Inputs.line(label(field, label, hint), initial(field, Optional.empty()), LONGEST_LINE);
  }

  /** Several lines. */
  LayoutBlock lines(String field, String label, String hint, boolean optional) {
    Label drawn = label(field, label, hint);
    return Inputs.lines(optional ? drawn.optionally() : drawn, initial(field, Optional.empty()));
  }

  /** People chosen by their Slack names. */
  LayoutBlock people(String field, String label, String hint, boolean optional) {
    List<String> chosen = answers.list(field);
    Label drawn = label(field, label, hint);
    return Inputs.block(
        optional ? drawn.optionally() : drawn,
        multiUsersSelect(
            s -> s.actionId(memory.blockOf(field)).initialUsers(chosen.isEmpty() ? null : chosen)));
  }

  LayoutBlock select(
      String field, String label, String hint, List<OptionObject> options, String usual) {
    return Inputs.select(label(field, label, hint), options, initial(field, Optional.of(usual)));
  }

  /** Whose public holidays count. */
  LayoutBlock region(String label, String hint) {
    return Inputs.block(
        label(SetupField.REGION, label, hint).optionally(),
        RegionSearch.field(initial(SetupField.REGION, Optional.empty()), words));
  }

  /** Boxes that tell at once when they are ticked. */
  LayoutBlock boxes(String field, String label, List<OptionObject> options, List<String> ticked) {
    List<OptionObject> chosen =
        options.stream().filter(option -> ticked.contains(option.getValue())).toList();
    return input(i ->
        i.blockId(memory.blockOf(field))
            .label(plainText(label))
            .optional(true)
            .dispatchAction(true)
            .element(
                checkboxes(c ->
                    c.actionId(memory.blockOf(field))
                        .options(options)
                        .initialOptions(chosen.isEmpty() ? null : chosen))));
  }

  private Label label(String field, String label, String hint) {
    return Label.of(memory.blockOf(field), label, hint);
  }

  private Optional<String> initial(String field, Optional<String> usual) {
    return answers.has(field) ? answers.text(field) : usual;
  }
}
