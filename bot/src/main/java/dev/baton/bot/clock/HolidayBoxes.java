package dev.baton.bot.clock;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static java.util.Objects.requireNonNull;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.clock.PublicHoliday;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The public holidays of a region as boxes to untick, each once, with the day it comes next. Slack
 * shows ten boxes in a field. The fields carry the region, so that ticks of one never count for
 * another.
 *
 * @param days by the holiday's key; empty where none is known
 */
record HolidayBoxes(String region, Map<String, Optional<LocalDate>> days, List<String> leftOut) {
  private static final int IN_A_FIELD = 10;
  private static final String FIELD = "holidays_";

  HolidayBoxes {
    requireNonNull(region);
    leftOut = List.copyOf(leftOut);
  }

  /** Of the holidays that there are, those to come first. */
  static HolidayBoxes of(
      String region, List<PublicHoliday> holidays, List<String> leftOut, LocalDate today) {
    Map<String, Optional<LocalDate>> days = new LinkedHashMap<>();
    holidays.stream()
        .filter(holiday -> !holiday.day().isBefore(today))
        .forEach(holiday -> days.putIfAbsent(holiday.key(), Optional.of(holiday.day())));
    leftOut.forEach(key -> days.putIfAbsent(key, Optional.empty()));
    return new HolidayBoxes(region, days, leftOut);
  }

  List<LayoutBlock> drawn(Wording words) {
    List<OptionObject> options =
        days.entrySet().stream()
            .map(each -> option(each.getKey(), each.getValue(), words))
            .toList();
    List<LayoutBlock> blocks = new ArrayList<>();
    for (int first = 0; first < options.size(); first += IN_A_FIELD) {
      List<OptionObject> shown =
          options.subList(first, Math.min(first + IN_A_FIELD, options.size()));
      blocks.add(field(first / IN_A_FIELD + 1, shown, words));
    }
    return blocks;
  }

  private LayoutBlock field(int number, List<OptionObject> options, Wording words) {
    String id = FIELD + region + "_" + holding(options);
    List<OptionObject> ticked =
        options.stream().filter(option -> !leftOut.contains(option.getValue())).toList();
    return Inputs.block(
        Label.of(
                id,
                words.say(number == 1 ? ClockPhrase.HOLIDAYS : ClockPhrase.MORE_HOLIDAYS),
                number == 1 ? words.say(ClockPhrase.HOLIDAYS_HINT) : "")
            .optionally(),
        checkboxes(
            c -> c.actionId(id).options(options).initialOptions(ticked.isEmpty() ? null : ticked)));
  }

  /**
   * Slack keeps the ticks of a field that is drawn again: one that holds others is another field.
   */
  private static String holding(List<OptionObject> options) {
    return Integer.toHexString(options.stream().map(OptionObject::getValue).toList().hashCode());
  }

  private static OptionObject option(String key, Optional<LocalDate> day, Wording words) {
    String name = HolidayNames.of(key, words.locale());
    String text =
        day.map(next -> words.say(ClockPhrase.HOLIDAY, "name", name, "day", next)).orElse(name);
    return OptionObject.builder()
        .text(plainText(Inputs.option(text).getText().getText()))
        .value(key)
        .build();
  }

  /**
   * The keys of the holidays that a form showed for this region and that were unticked.
   *
   * @return empty when it showed none of that region
   */
  static Optional<List<String>> unticked(View view, String region) {
    ViewValues values = ViewValues.of(view);
    TreeSet<String> shown = new TreeSet<>();
    TreeSet<String> ticked = new TreeSet<>();
    boxesOf(view, region)
        .forEach(block -> {
          ((CheckboxesElement) block.getElement())
              .getOptions()
              .forEach(option -> shown.add(option.getValue()));
          ticked.addAll(values.ticked(block.getBlockId()));
        });
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    shown.removeAll(ticked);
    return Optional.of(List.copyOf(shown));
  }

  private static Stream<InputBlock> boxesOf(View view, String region) {
    return view.getBlocks().stream()
        .filter(InputBlock.class::isInstance)
        .map(InputBlock.class::cast)
        .filter(block -> block.getBlockId().startsWith(FIELD + region + "_"))
        .filter(block -> block.getElement() instanceof CheckboxesElement);
  }
}
