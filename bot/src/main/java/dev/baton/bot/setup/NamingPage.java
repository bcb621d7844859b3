package dev.baton.bot.setup;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.setup.NamingTrial;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupField;
import dev.baton.escalation.setup.SetupPlan;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Step 1: how tickets are written, tried out on one of them. */
final class NamingPage {
  private NamingPage() {}

  static List<LayoutBlock> blocks(SetupFields fields) {
    Wording words = fields.words();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(fields.said(words.say(SetupPhrase.NAMING_INTRO)));
    blocks.add(line(fields, SetupField.EXAMPLE, SetupPhrase.EXAMPLE, SetupPhrase.EXAMPLE_HINT));
    blocks.add(
        actions(a ->
            a.elements(
                asElements(
                    button(b ->
                        b.actionId(SetupMoveOn.TRY)
                            .text(plainText(words.say(SetupPhrase.TRY))))))));
    readBack(fields.answers(), words).map(fields::said).ifPresent(blocks::add);
    blocks.add(line(fields, SetupField.PREFIX, SetupPhrase.PREFIX, SetupPhrase.PREFIX_HINT));
    blocks.add(line(fields, SetupField.PATTERN, SetupPhrase.PATTERN, SetupPhrase.PATTERN_HINT));
    blocks.add(line(fields, SetupField.ADDRESS, SetupPhrase.ADDRESS, SetupPhrase.ADDRESS_HINT));
    return blocks;
  }

  private static LayoutBlock line(
      SetupFields fields, String field, SetupPhrase label, SetupPhrase hint) {
    return fields.line(
        field, fields.words().say(label), fields.words().say(hint), Optional.empty());
  }

  /** How the example is read with what stands in the fields; empty without one. */
  private static Optional<String> readBack(SetupAnswers answers, Wording words) {
    return answers
        .text(SetupField.EXAMPLE)
        .map(example ->
            SetupPlan.formatOf(answers)
                .flatMap(format -> format.parse(example).map(key -> said(format, key, words)))
                .orElseGet(() -> words.say(SetupPhrase.NOT_READ)));
  }

  private static String said(TicketKeyFormat format, TicketKey key, Wording words) {
    Optional<String> address = format.addressOf(key);
    return words.say(
        SetupPhrase.READ_AS,
        "key",
        key.shown(),
        "linked",
        address.isPresent(),
        "address",
        address.<Object>map(page -> Arg.link(page, page)).orElse(""),
        "prefixed",
        !format.prefix().isEmpty(),
        "example",
        format.prefix() + "77");
  }

  /**
   * What one ticket says of all, put into the fields; the answers as they are where it says
   * nothing.
   */
  static SetupAnswers tried(SetupAnswers answers) {
    return answers
        .text(SetupField.EXAMPLE)
        .flatMap(NamingTrial::of)
        .map(trial -> answers.with(fieldsOf(trial.format())))
        .orElse(answers);
  }

  /** Tried without being asked to, where nothing but the example was given. */
  static SetupAnswers triedIfAlone(SetupAnswers answers) {
    boolean alone =
        List.of(SetupField.PREFIX, SetupField.PATTERN, SetupField.ADDRESS).stream()
            .allMatch(field -> answers.text(field).isEmpty());
    return alone ? tried(answers) : answers;
  }

  private static Map<String, List<String>> fieldsOf(TicketKeyFormat format) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    if (!format.prefix().isEmpty()) {
      fields.put(SetupField.PREFIX, List.of(format.prefix()));
    }
    boolean usual = format.pattern().equals(TicketKeyFormat.DEFAULT_PATTERN);
    fields.put(SetupField.PATTERN, usual ? List.of() : List.of(format.pattern()));
    format.urlTemplate().ifPresent(template -> fields.put(SetupField.ADDRESS, List.of(template)));
    return fields;
  }

  /** The fields as the workspace has them set already. */
  static SetupAnswers of(TicketKeyFormat format) {
    return new SetupAnswers(fieldsOf(format));
  }
}
