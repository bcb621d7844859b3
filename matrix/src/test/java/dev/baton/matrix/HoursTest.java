package dev.baton.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "Mon-Fri 08:00-16:00 Europe/Berlin> Mon-Fri 08:00-16:00 Europe/Berlin",
        " fri-mon  8:00-16:30  utc > Fri-Mon 08:00-16:30 UTC",
        "Mon,Wed,Thu 22:00-06:00 Asia/Kolkata> Mon,Wed-Thu 22:00-06:00 Asia/Kolkata",
        "Mon-Sun 00:00-24:00 Asia/Tokyo> Mon-Sun 00:00-24:00 Asia/Tokyo",
        "Tue-Mon 16:00-24:00 UTC> Mon-Sun 16:00-24:00 UTC",
        "Sun 09:00-10:00 America/New_York> Sun 09:00-10:00 America/New_York",
        "Mon-Fri 13:00-17:00,08:00-12:00 Europe/Berlin> Mon-Fri 08:00-12:00,13:00-17:00 Europe/Berlin",
        "Mon - Fri 08:00 - 12:00, 13:00 - 17:00 ;Sat 09:00-12:00 Europe/Berlin> Mon-Fri 08:00-12:00,13:00-17:00; Sat 09:00-12:00 Europe/Berlin",
        "Mon 08:00-12:00; Mon 13:00-17:00; Tue 08:00-12:00,13:00-17:00 UTC> Mon-Tue 08:00-12:00,13:00-17:00 UTC",
        "24/7> 24/7",
        "24 / 7> 24/7",
        "Mon-Fri 22:00-00:00 UTC> Mon-Fri 22:00-24:00 UTC"
      })
  void whatIsReadIsPrintedInOneForm(String text, String printed) {
    assertThat(Hours.parse(text)).map(Hours::toString).contains(printed);
    assertThat(Hours.parse(printed)).isEqualTo(Hours.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "always",
        "Mon-Fri 08:00-16:00",
        "Mon-Fri 8-16 Europe/Berlin",
        "Mon-Foo 08:00-16:00 UTC",
        "Mon-Wed-Fri 08:00-16:00 UTC",
        "Mon, 08:00-16:00 UTC",
        "Mon-Fri 08:00-25:00 UTC",
        "Mon-Fri 24:00-08:00 UTC",
        "Mon-Fri 08:00-08:00 UTC",
        "Mon-Fri 08:60-16:00 UTC",
        "Mon-Fri 08:00-16:00 Europe/Berlim",
        "Mon-Fri 08:00-16:00 +02:00",
        "24/6",
        "24/7 Europe/Berlin",
        "Mon-Fri 08:00-12:00, UTC",
        "Mon-Fri 08:00-12:00; UTC",
        "Mon-Fri 08:00-12:00;; Sat 09:00-12:00 UTC",
        "Mon-Fri 08:00-12:00 UTC; Sat 09:00-12:00 UTC"
      })
  void whatIsNoSpanOfTimeIsRefused(String text) {
    assertThat(Hours.parse(text)).isEmpty();
  }

  @Test
  void hoursWithoutADayOrASpanAreBroken() {
    LocalTime eight = LocalTime.of(8, 0);
    ZoneId utc = ZoneId.of("UTC");

    assertThatThrownBy(() -> new Hours(Map.of(), utc)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Hours(Map.of(DayOfWeek.MONDAY, List.of()), utc))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Hours.Span(eight, eight))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNightBelongsToTheDayItBeginsOnInTheOrderSpansBegin() {
    Hours night = Hours.parse("Fri 22:00-06:00,18:00-24:00 Europe/Berlin").orElseThrow();

    assertThat(night.on(DayOfWeek.FRIDAY))
        .extracting(Hours.Span::toString)
        .containsExactly("18:00-24:00", "22:00-06:00");
    assertThat(night.on(DayOfWeek.SATURDAY)).isEmpty();
  }
}
