package dev.baton.bot.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.clock.PublicHoliday;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Countries and their parts, and the days on which nobody works there. */
class RegionTest {
  private static final List<Year> IN_2026 = List.of(Year.of(2026));

  private static List<LocalDate> days(String code, int year) {
    return Region.find(code).orElseThrow().holidays(List.of(Year.of(year))).stream()
        .map(PublicHoliday::day)
        .toList();
  }

  @Test
  void everyRegionIsFoundByItsCodeAndNoTwoShareOne() {
    List<Region> all = Region.all();

    assertThat(all.stream().map(Region::code).collect(Collectors.toSet())).hasSameSizeAs(all);
    assertThat(all.size()).isGreaterThan(1_000);
    assertThat(all)
        .filteredOn(region -> region.path().getFirst().equals("de"))
        .allSatisfy(region ->
            assertThat(Region.find(region.code().toUpperCase(Locale.ROOT)))
                .map(Region::code)
                .contains(region.code()));
  }

  @Test
  void everyRegionHasANameAndDaysThatCanBeComputed() {
    assertThat(Region.all())
        .allSatisfy(region -> {
          assertThat(region.name(Locale.ENGLISH)).isNotBlank().doesNotContain("undefined");
          assertThat(region.holidays(IN_2026))
              .allSatisfy(day -> assertThat(day.key()).isNotBlank());
        });
  }

  @Test
  void aRegionThatThereIsNotIsNone() {
    for (String none : List.of("", "-", "zz", "de-zz", "de-by-zz", "xx-by", "nyse", "../de", "d")) {
      assertThat(Region.find(none)).as(none).isEmpty();
    }
  }

  @Test
  void partsHaveDaysOfTheirOwn() {
    assertThat(days("de", 2026)).doesNotContain(LocalDate.of(2026, 1, 6));
    assertThat(days("de-by", 2026)).contains(LocalDate.of(2026, 1, 6));
    assertThat(days("de-by-ag", 2027)).contains(LocalDate.of(2027, 8, 8));
    assertThat(days("gb-eng", 2027)).contains(LocalDate.of(2027, 8, 30));
  }

  @Test
  void aHolidayAtAWeekendIsKeptOnTheDayThatTheRegionSays() {
    assertThat(days("us", 2026)).contains(LocalDate.of(2026, 7, 3));
    assertThat(days("gb", 2027)).contains(LocalDate.of(2027, 12, 27), LocalDate.of(2027, 12, 28));
    assertThat(days("de", 2026)).contains(LocalDate.of(2026, 10, 3));
    assertThat(days("de", 2026))
        .doesNotContain(LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 5));
  }

  @Test
  void namesAreTheReadersAndNeverTheMachines() {
    Locale machine = Locale.getDefault();
    try {
      for (String tag : List.of("tr-TR", "de-DE", "en-US")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(HolidayNames.of("CHRISTMAS", Locale.GERMAN)).isEqualTo("Weihnachten");
        assertThat(HolidayNames.of("CHRISTMAS", Locale.of("es"))).isEqualTo("Christmas");
        assertThat(Region.find("IT").orElseThrow().name(Locale.GERMAN)).isEqualTo("Italien");
        assertThat(Region.find("de-by").orElseThrow().name(Locale.of("fr")))
            .isEqualTo("Bavière, Allemagne");
        assertThat(HolidayNames.ofRegion("de-by", Locale.ENGLISH)).isEqualTo("Bavaria, Germany");
        assertThat(Region.find("ai").orElseThrow().holidays(IN_2026)).isNotEmpty();
      }
    } finally {
      Locale.setDefault(machine);
    }
  }
}
