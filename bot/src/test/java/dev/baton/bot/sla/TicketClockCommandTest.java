package dev.baton.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./baton clock ticket}: policy, calendar and events from files. */
class TicketClockCommandTest {
  private final Console console = new Console(Map.of());

  @TempDir private Path folder;

  private Path file(String name, String... lines) {
    try {
      return Files.writeString(folder.resolve(name), String.join("\n", lines));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private int ticket(String at, List<String> options, String... lines) {
    List<String> arguments =
        new ArrayList<>(List.of("clock", "ticket", file("ticket.txt", lines).toString()));
    arguments.addAll(List.of("--at", at));
    arguments.addAll(options);
    return console.run(arguments.toArray(String[]::new));
  }

  @Test
  void withoutAFileTheUsualPromisesCount() {
    assertThat(
            ticket(
                "2026-12-07T08:10:00Z",
                List.of(),
                "2026-12-07T08:00:00Z opened",
                "2026-12-07T09:00:00+01:00 Priority p1",
                "2026-12-07T08:00:00Z account Acme, tier Enterprise"))
        .isZero();
    assertThat(console.out().lines())
        .containsExactly(
            "first_response running, due 2026-12-07T08:30:00Z, worked 600 of 1800 s, warns"
                + " 2026-12-07T08:22:30Z");
  }

  @Test
  void withoutAPromiseThereIsNoClock() {
    assertThat(ticket("2026-12-07T08:10:00Z", List.of(), "2026-12-07T08:00:00Z opened")).isZero();
    assertThat(console.out()).startsWith("No clock: nothing was promised");
  }

  @Test
  void otherPromisesFromThenOnAreReadFromTheirFile() {
    Path first = file("first.csv", "first_response,resolution,hours", ",8h,24/7");
    Path second =
        file(
            "second.csv",
            "first_response,resolution,hours",
            ",8h,Mon-Fri 09:00-17:00 Europe/Berlin");

    ticket(
        "2026-12-04T15:00:00Z",
        List.of("--sla", first.toString()),
        "2026-12-04T10:00:00Z opened",
        "2026-12-04T15:00:00Z sla " + second);

    assertThat(console.out())
        .startsWith("resolution running, due 2026-12-07T10:00:00Z, worked 18000 of 28800 s");
  }

  @Test
  void holidaysAndWorkingHoursChangeTheDeadline() {
    Path sla = file("sla.csv", "first_response,resolution,hours", ",4h,working hours");

    ticket(
        "2026-12-24T15:30:00Z",
        List.of(
            "--sla",
            sla.toString(),
            "--hours",
            "Mon-Fri 09:00-17:00 Europe/Berlin",
            "--closed",
            "2026-12-25"),
        "2026-12-24T15:00:00Z opened",
        "2026-12-24T15:30:00Z working hours Mon-Fri 10:00-18:00 Europe/Berlin",
        "2026-12-24T15:30:00Z working day off 2026-12-28");

    assertThat(console.out()).contains("due 2026-12-29T11:00:00Z, worked 1800 of 14400 s");
  }

  @Test
  void theTimeOfANewPriorityCountsFromTheChangeWhereThatIsAsked() {
    String[] lines = {
      "2026-12-07T08:00:00Z opened",
      "2026-12-07T08:00:00Z priority P3",
      "2026-12-07T11:00:00Z priority P1"
    };

    ticket("2026-12-07T11:00:00Z", List.of("--from-change"), lines);

    assertThat(console.out()).contains("due 2026-12-07T13:00:00Z, worked 0 of 7200 s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-07T08:00:00Z sneezed",
        "2026-12-07T08:00:00Z priority P7",
        "2026-12-07T08:00:00Z working day off tomorrow",
        "opened",
        "2026-12-07 opened",
        "2026-12-07T08:00:00Z opened, known soon"
      })
  void aLineThatCannotBeReadIsNamedByItsNumber(String line) {
    assertThat(ticket("2026-12-07T08:10:00Z", List.of(), "# a ticket", "", line)).isEqualTo(1);
    assertThat(console.err()).contains("line 3");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void promisesThatAreFaultyAreRefused() {
    Path sla = file("sla.csv", "first_response,hours", "1d,working hours");

    assertThat(
            ticket(
                "2026-12-07T08:10:00Z",
                List.of("--sla", sla.toString()),
                "2026-12-07T08:00:00Z opened"))
        .isEqualTo(1);
    assertThat(console.out()).contains("line 2, first_response: “1d”");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThat(console.run("clock", "ticket", folder.resolve("none.txt").toString())).isEqualTo(1);
    assertThat(console.err()).contains("none.txt cannot be read");
  }
}
