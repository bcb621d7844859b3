package dev.baton.slack;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.staticSelect;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import java.util.List;
import java.util.Optional;

/**
 * The inputs of Baton's modals. Block and action carry the same id, so that what was typed survives
 * an update of the view and an error finds its field.
 */
public final class Inputs {
  public static final int LONGEST_TEXT = 3000;

  /** More than this no select may hold. */
  public static final int MOST_OPTIONS = 100;

  private static final int OPTION_TEXT = 75;
  private static final int OPTION_VALUE = 150;
  private static final int HINT = 2000;

  private Inputs() {}

  /**
   * What every input has.
   *
   * @param hint the rule, below the field; empty for none
   */
  public record Label(String id, String text, String hint, boolean optional) {
    public static Label of(String id, String text, String hint) {
      return new Label(id, text, hint, false);
    }

    public Label optionally() {
      return new Label(id, text, hint, true);
    }
  }

  /**
   * One line of text.
   *
   * @param longest in characters; Slack refuses a view whose initial text is longer, so that is cut
   */
  public static InputBlock line(Label label, Optional<String> initial, int longest) {
    return block(
        label,
        plainTextInput(t ->
            t.actionId(label.id())
                .maxLength(longest)
                .initialValue(initial.map(text -> Mrkdwn.shorten(text, longest)).orElse(null))));
  }

  /** Several lines of text. */
  public static InputBlock lines(Label label, Optional<String> initial) {
    return block(
        label,
        plainTextInput(t ->
            t.actionId(label.id())
                .multiline(true)
                .maxLength(LONGEST_TEXT)
                .initialValue(
                    initial.map(text -> Mrkdwn.shorten(text, LONGEST_TEXT)).orElse(null))));
  }

  /** One of at most 100 options. */
  public static InputBlock select(
      Label label, List<OptionObject> options, Optional<String> initial) {
    OptionObject chosen =
        initial
            .flatMap(value -> options.stream().filter(o -> o.getValue().equals(value)).findFirst())
            .orElse(null);
    return block(
        label, staticSelect(s -> s.actionId(label.id()).options(options).initialOption(chosen)));
  }

  /**
   * One of any number of options: above Slack's limit they are searched, under the label's id.
   *
   * @param search stands in the empty field then
   */
  public static InputBlock selectOrSearch(
      Label label, List<OptionObject> options, Optional<OptionObject> initial, String search) {
    return options.size() <= MOST_OPTIONS
        ? select(label, options, initial.map(OptionObject::getValue))
        : block(
            label,
            externalSelect(e ->
                e.actionId(label.id())
                    .minQueryLength(0)
                    .placeholder(plainText(search))
                    .initialOption(initial.orElse(null))));
  }

  /** Any other element as an input. */
  public static InputBlock block(Label label, BlockElement element) {
    return input(i ->
        i.blockId(label.id())
            .label(plainText(label.text()))
            .hint(label.hint().isEmpty() ? null : plainText(Mrkdwn.shorten(label.hint(), HINT)))
            .optional(label.optional())
            .element(element));
  }

  /** An option whose value is its text. */
  public static OptionObject option(String text) {
    return option(text, text);
  }

  /** An option with a line below it. */
  public static OptionObject described(String text, String description, String value) {
    OptionObject option = option(text, value);
    option.setDescription(plainText(Mrkdwn.shortenBetweenWords(description, OPTION_TEXT)));
    return option;
  }

  /**
   * @param value at most 150 characters; longer ones would be refused by Slack
   */
  public static OptionObject option(String text, String value) {
    return OptionObject.builder()
        .text(plainText(Mrkdwn.shortenBetweenWords(text, OPTION_TEXT)))
        .value(Mrkdwn.shorten(value, OPTION_VALUE))
        .build();
  }
}
