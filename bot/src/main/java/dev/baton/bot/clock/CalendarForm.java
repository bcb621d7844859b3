package dev.baton.bot.clock;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the form of working hours is drawn. */
final class CalendarForm {
  static final String HOURS = "hours";
  static final String ZONE = "zone";
  static final String DAYS = "days";
  static final String REGION = RegionSearch.ID;

  private static final int LONGEST_LINE = 300;

  private final CalendarSetting now;
  private final Wording words;

  CalendarForm(CalendarSetting now, Wording words) {
    this.now = now;
    this.words = words;
  }

  /**
   * @param region chosen in it; empty for none
   * @param boxes its holidays; empty while they are not known
   * @param news what its list says that the calendar has not; empty when nothing
   */
  View drawn(Optional<String> region, Optional<HolidayBoxes> boxes, Optional<String> news) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(text(words.say(ClockPhrase.CALENDAR_EXPLAINED)));
    blocks.addAll(week());
    blocks.add(region(region));
    news.ifPresent(changed -> blocks.add(text(changed)));
    boxes.ifPresent(holidays -> blocks.addAll(holidays.drawn(words)));
    blocks.add(days());
    return FormView.of(
        CalendarSettings.ID,
        new FormView.Frame(
            words.say(ClockPhrase.CALENDAR_TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CANCEL)),
        "",
        blocks);
  }

  private static LayoutBlock text(String mrkdwn) {
    return section(s -> s.text(markdownText(mrkdwn)));
  }

  private List<LayoutBlock> week() {
    return List.of(
        Inputs.line(
            Label.of(HOURS, words.say(ClockPhrase.HOURS), words.say(ClockPhrase.HOURS_HINT)),
            Optional.of(now.weekWritten()),
            LONGEST_LINE),
        Inputs.line(
            Label.of(ZONE, words.say(ClockPhrase.ZONE), words.say(ClockPhrase.ZONE_HINT)),
            Optional.of(now.zoneWritten()),
            LONGEST_LINE));
  }

  /** Its holidays are shown as soon as one is chosen. */
  private LayoutBlock region(Optional<String> region) {
    return input(i ->
        i.blockId(REGION)
            .label(plainText(words.say(ClockPhrase.REGION)))
            .hint(plainText(words.say(ClockPhrase.REGION_HINT)))
            .optional(true)
            .dispatchAction(true)
            .element(RegionSearch.field(region, words)));
  }

  private LayoutBlock days() {
    return Inputs.lines(
        Label.of(DAYS, words.say(ClockPhrase.DAYS), words.say(ClockPhrase.DAYS_HINT)).optionally(),
        Optional.of(now.daysWritten(CalendarDay.Source.ADMIN)).filter(days -> !days.isEmpty()));
  }
}
