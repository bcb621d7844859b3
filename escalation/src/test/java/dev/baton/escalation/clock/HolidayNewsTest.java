package dev.baton.escalation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Hours;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a newer list of public holidays does to a calendar, and what it only tells. */
class HolidayNewsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final PublicHoliday CHRISTMAS_26 = holiday("2026-12-25", "CHRISTMAS");
  private static final PublicHoliday CHRISTMAS_27 = holiday("2027-12-25", "CHRISTMAS");
  private static final PublicHoliday CHRISTMAS_28 = holiday("2028-12-25", "CHRISTMAS");

  private static PublicHoliday holiday(String day, String key) {
    return new PublicHoliday(LocalDate.parse(day), key);
  }

  private static CalendarSetting calendar(Map<LocalDate, CalendarDay> days, String... leftOut) {
    Hours week = CalendarSetting.usual(ZoneId.of("Europe/Berlin")).hours();
    return new CalendarSetting(week, days, Optional.of("de"), List.of(leftOut));
  }

  private static CalendarSetting with(PublicHoliday... holidays) {
    return calendar(Map.of()).withHolidays(List.of(holidays));
  }

  @Test
  void aYearThatCameIntoReachIsAddedAndNothingIsToBeTold() {
    HolidayNews news =
        HolidayNews.of(
            with(CHRISTMAS_26, CHRISTMAS_27),
            List.of(CHRISTMAS_26, CHRISTMAS_27, CHRISTMAS_28),
            TODAY);

    assertThat(news.extended().holidays())
        .containsExactly(CHRISTMAS_26, CHRISTMAS_27, CHRISTMAS_28);
    assertThat(news.isToBeTold()).isFalse();
  }

  @Test
  void aNewDayInAYearThatWasCopiedIsToldAndNotApplied() {
    PublicHoliday added = holiday("2027-06-17", "JUBILEE");
    CalendarSetting now = with(CHRISTMAS_26, CHRISTMAS_27);

    HolidayNews news = HolidayNews.of(now, List.of(CHRISTMAS_26, added, CHRISTMAS_27), TODAY);

    assertThat(news.extended()).isEqualTo(now);
    assertThat(news.added()).containsExactly(added);
    assertThat(news.gone()).isEmpty();
  }

  @Test
  void aDayThatTheListHasNoLongerStaysAndIsTold() {
    CalendarSetting now = with(CHRISTMAS_26, CHRISTMAS_27);

    HolidayNews news = HolidayNews.of(now, List.of(CHRISTMAS_27), TODAY);

    assertThat(news.extended()).isEqualTo(now);
    assertThat(news.gone()).containsExactly(CHRISTMAS_26);
  }

  @Test
  void whatIsPastIsNeitherToldNorKeptBeyondItsYear() {
    PublicHoliday last = holiday("2025-12-25", "CHRISTMAS");
    PublicHoliday spring = holiday("2026-04-03", "GOOD_FRIDAY");

    HolidayNews news =
        HolidayNews.of(with(last, spring, CHRISTMAS_26), List.of(CHRISTMAS_26), TODAY);

    assertThat(news.extended().holidays()).containsExactly(spring, CHRISTMAS_26);
    assertThat(news.isToBeTold()).isFalse();
  }

  @Test
  void aHolidayThatIsLeftOutIsNeitherCopiedNorTold() {
    HolidayNews news =
        HolidayNews.of(calendar(Map.of(), "CHRISTMAS"), List.of(CHRISTMAS_26), TODAY);

    assertThat(news.extended().holidays()).isEmpty();
    assertThat(news.isToBeTold()).isFalse();
  }

  @Test
  void anAdminsDayIsNeverOverwritten() {
    CalendarDay shortDay =
        new CalendarDay(
            CHRISTMAS_26.day(),
            Hours.Span.parseAll("09:00-12:00").orElseThrow(),
            Optional.empty(),
            CalendarDay.Source.ADMIN);
    CalendarSetting now = calendar(Map.of(CHRISTMAS_26.day(), shortDay));

    HolidayNews news = HolidayNews.of(now, List.of(CHRISTMAS_26, CHRISTMAS_27), TODAY);

    assertThat(news.extended().days()).containsEntry(CHRISTMAS_26.day(), shortDay);
    assertThat(news.extended().holidays()).containsExactly(CHRISTMAS_27);
  }

  @Test
  void threeYearsHoldWhateverAClockCanReach() {
    LocalDate lastDay = LocalDate.of(2026, 12, 31);
    Year reached = Year.from(lastDay.plusDays(TimeGiven.HORIZON.toDays()));

    assertThat(HolidayNews.yearsFrom(lastDay))
        .containsExactly(Year.of(2026), Year.of(2027), Year.of(2028))
        .contains(reached);
  }
}
