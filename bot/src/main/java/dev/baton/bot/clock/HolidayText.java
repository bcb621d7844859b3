package dev.baton.bot.clock;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.clock.HolidayNews;
import dev.baton.escalation.clock.PublicHoliday;
import dev.baton.escalation.notify.Notice;
import java.util.List;
import java.util.stream.Stream;

/** What is said of a changed list of holidays. */
final class HolidayText {
  /** More would not fit a message; a form and its boxes show them all. */
  private static final int MOST_LINES = 30;

  private HolidayText() {}

  static String inForm(HolidayNews news, Wording words) {
    return words.say(
        ClockPhrase.CHANGED_IN_FORM, "changes", changes(news.added(), news.gone(), words));
  }

  static String message(Notice.HolidaysChanged changed, Wording words) {
    return words.say(
        ClockPhrase.HOLIDAYS_CHANGED,
        "region",
        HolidayNames.ofRegion(changed.region(), words.locale()),
        "changes",
        changes(changed.added(), changed.gone(), words));
  }

  private static Arg changes(List<PublicHoliday> added, List<PublicHoliday> gone, Wording words) {
    return Arg.mrkdwn(
        String.join(
            "\n",
            Stream.concat(
                    lines(ClockPhrase.HOLIDAY_ADDED, added, words).stream(),
                    lines(ClockPhrase.HOLIDAY_GONE, gone, words).stream())
                .limit(MOST_LINES)
                .toList()));
  }

  private static List<String> lines(
      ClockPhrase phrase, List<PublicHoliday> holidays, Wording words) {
    return holidays.stream()
        .map(holiday ->
            words.say(
                phrase,
                "name",
                HolidayNames.of(holiday.key(), words.locale()),
                "day",
                holiday.day()))
        .toList();
  }
}
