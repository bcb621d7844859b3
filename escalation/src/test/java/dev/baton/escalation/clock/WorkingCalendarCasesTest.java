package dev.baton.escalation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Hours;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures that two independent programs computed, one line each in {@code cases.tsv}. */
class WorkingCalendarCasesTest {
  /** One line of the file. */
  record Case(
      String id,
      String kind,
      WorkingCalendar calendar,
      Instant from,
      String given,
      String expected) {
    static Case of(String line) {
      String[] cells = line.split("\t", -1);
      return new Case(
          cells[0],
          cells[1],
          calendarOf(ZoneId.of(cells[2]), cells[3], cells[4], cells[5]),
          Instant.parse(cells[6]),
          cells[7],
          cells[8]);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> cases() {
    try (InputStream file =
        Objects.requireNonNull(WorkingCalendarCasesTest.class.getResourceAsStream("cases.tsv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(Case::of);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theFigureIsThatOfTheFile(Case given) {
    if (given.kind().equals("add")) {
      Duration work = Duration.ofSeconds(Long.parseLong(given.given()));

      assertThat(given.calendar().due(given.from(), work))
          .contains(Instant.parse(given.expected()));
      assertThat(given.calendar().worked(given.from(), Instant.parse(given.expected())))
          .isEqualTo(work);
    } else {
      assertThat(given.calendar().worked(given.from(), Instant.parse(given.given())))
          .isEqualTo(Duration.ofSeconds(Long.parseLong(given.expected())));
    }
  }

  private static WorkingCalendar calendarOf(
      ZoneId zone, String week, String closed, String special) {
    Map<DayOfWeek, List<Hours.Span>> hours = new HashMap<>();
    for (String day : week.split("\\|", -1)) {
      hours.put(DayOfWeek.of(day.charAt(0) - '0' + 1), spans(day.substring(2)));
    }
    Map<LocalDate, List<Hours.Span>> days = new HashMap<>();
    filled(closed).forEach(day -> days.put(LocalDate.parse(day), List.of()));
    filled(special)
        .forEach(day -> days.put(LocalDate.parse(day.substring(0, 10)), spans(day.substring(11))));
    return new WorkingCalendar(new Hours(hours, zone), days);
  }

  private static Stream<String> filled(String cell) {
    return Arrays.stream(cell.split(",", -1)).filter(part -> !part.isEmpty());
  }

  private static List<Hours.Span> spans(String cell) {
    return cell.isEmpty() ? List.of() : Hours.Span.parseAll(cell.replace('+', ',')).orElseThrow();
  }
}
