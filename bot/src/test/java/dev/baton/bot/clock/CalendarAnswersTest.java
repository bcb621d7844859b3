package dev.baton.bot.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.baton.bot.Texts;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an admin may type or send about working hours, and the sentence for what is wrong. */
class CalendarAnswersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Wording ENGLISH = Texts.load().english();

  private final Map<String, Map<String, ViewState.Value>> typed = new LinkedHashMap<>();
  private Optional<CalendarSetting> read = Optional.empty();

  private static ViewState.Value text(String text) {
    ViewState.Value value = new ViewState.Value();
    value.setValue(text);
    return value;
  }

  private static ViewState.Value option(String code) {
    ViewState.SelectedOption option = new ViewState.SelectedOption();
    option.setValue(code);
    ViewState.Value value = new ViewState.Value();
    value.setSelectedOption(option);
    return value;
  }

  private Map<String, String> faults(String hours, String zone, String days, String region) {
    typed.put("hours", Map.of("hours", text(hours)));
    typed.put("zone", Map.of("zone", text(zone)));
    typed.put("days", Map.of("days", text(days)));
    typed.put("holiday_region", Map.of("holiday_region", option(region)));
    ViewState state = new ViewState();
    state.setValues(typed);
    View view = View.builder().blocks(List.of()).state(state).build();
    CalendarAnswers answers = new CalendarAnswers(ViewValues.of(view), ENGLISH);
    read = answers.read(view, CalendarSetting.usual(ZoneId.of("UTC")), NOW);
    return answers.faults();
  }

  @Test
  void aRegionThatThereIsNotIsRefusedBesideItsField() {
    for (String none : List.of("zz", "de-zz", "nyse", "de-by-", "DROP")) {
      assertThat(faults("Mon-Fri 09:00-17:00", "UTC", "", none))
          .as(none)
          .containsOnlyKeys("holiday_region")
          .extractingByKey("holiday_region")
          .asString()
          .contains("no list of public holidays for “" + none + "”");
      assertThat(read).isEmpty();
    }
  }

  @Test
  void aRegionIsTakenInAnyCase() {
    assertThat(faults("Mon-Fri 09:00-17:00", "UTC", "", "DE_by")).isEmpty();
    assertThat(read.orElseThrow().region()).contains("de-by");
  }

  @Test
  void aZoneThatThereIsNotIsRefusedBesideItsField() {
    for (String none : List.of("Europe/Atlantis", "CET-1", "Mars", "+25:00", "Berlin")) {
      assertThat(faults("Mon-Fri 09:00-17:00", none, "", "none"))
          .as(none)
          .containsOnlyKeys("zone")
          .extractingByKey("zone")
          .asString()
          .contains("no time zone “" + none + "”");
    }
  }

  @Test
  void everyFaultIsSaidAtOnce() {
    assertThat(faults("Mon-Fri", "Mars", "2026-02-30", "zz"))
        .containsOnlyKeys("hours", "zone", "days", "holiday_region");
  }

  @Test
  void aCalendarByWhichNobodyEverWorksIsRefused() {
    StringBuilder closed = new StringBuilder();
    for (int week = 0; week < 60; week++) {
      closed.append(java.time.LocalDate.of(2026, 3, 2).plusWeeks(week)).append('\n');
    }
    assertThat(faults("Mon 09:00-17:00", "UTC", closed.toString(), "none"))
        .containsOnlyKeys("hours")
        .extractingByKey("hours")
        .asString()
        .contains("Nobody would ever work by this calendar");
  }

  @Test
  void aShiftOverMidnightIsTakenAndAnEmptyOneIsRefused() {
    assertThat(faults("Mon-Fri 22:00-06:00", "Europe/Berlin", "2026-12-24=22:00-02:00", "none"))
        .isEmpty();
    assertThat(faults("Mon-Fri 09:00-17:00", "UTC", "2026-12-24=12:00-12:00", "none"))
        .containsOnlyKeys("days");
  }
}
