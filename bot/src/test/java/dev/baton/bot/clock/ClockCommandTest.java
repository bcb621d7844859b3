package dev.baton.bot.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.cli.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCommandTest {
  private static final String BERLIN =
      "Mon-Fri 08:00-12:00,13:00-17:00; Sat 09:00-12:00 Europe/Berlin";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    Shell shell =
        new Shell(
            Map.of(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            InstantSource.system(),
            Texts.load());
    return ClockCommand.create(shell).setErr(shell.err()).setOut(shell.out()).execute(arguments);
  }

  private String firstWord() {
    return out.toString().split(" ", 2)[0];
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-07T10:30:00Z, 1h, 2026-12-07T12:30:00Z",
    "2026-12-04T15:30:00Z, 90m, 2026-12-05T09:00:00Z",
    "2026-12-04T16:30:00+01:00, 90s, 2026-12-04T15:31:30Z",
    "2026-12-05T11:00:00Z, 8H, 2026-12-07T16:00:00Z"
  })
  void theFirstWordIsTheDeadline(String from, String length, String due) {
    assertThat(run("due", "--hours", BERLIN, "--from", from, "--for", length)).isZero();

    assertThat(firstWord()).isEqualTo(due);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theFirstWordIsTheWholeSecondsWorked() {
    assertThat(
            run(
                "worked",
                "--hours",
                BERLIN,
                "--from",
                "2026-12-07T10:59:59.5Z",
                "--to",
                "2026-12-07T12:00:01.2Z"))
        .isZero();

    assertThat(firstWord()).isEqualTo("1");
  }

  @Test
  void closedAndSpecialDaysCount() {
    List<String> arguments =
        new ArrayList<>(
            List.of("due", "--hours", "Mon-Fri 09:00-17:00 Europe/Berlin", "--for", "2h"));
    arguments.addAll(List.of("--from", "2026-12-24T10:00:00Z", "--closed", "2026-12-25"));
    arguments.addAll(
        List.of("--day", "2026-12-24=09:00-12:00", "--day", "2026-12-28=10:00-12:00,13:00-14:00"));

    assertThat(run(arguments.toArray(String[]::new))).isZero();
    assertThat(firstWord()).isEqualTo("2026-12-28T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "de, 2026-12-24T15:30:00Z, 2h, 2026-12-28T09:30:00Z",
    "DE-BY, 2027-01-05T15:30:00Z, 2h, 2027-01-07T09:30:00Z",
    "de, 2027-01-05T15:30:00Z, 2h, 2027-01-06T09:30:00Z",
    "us, 2026-07-02T15:00:00Z, 1h, 2026-07-06T08:00:00Z",
    "gb, 2027-12-24T15:30:00Z, 1h, 2027-12-29T08:30:00Z"
  })
  void theHolidaysOfARegionAreClosed(String region, String from, String length, String due) {
    assertThat(
            run(
                "due",
                "--hours",
                "Mon-Fri 09:00-17:00 Europe/Berlin",
                "--region",
                region,
                "--from",
                from,
                "--for",
                length))
        .isZero();
    assertThat(firstWord()).isEqualTo(due);
  }

  @Test
  void aDayOfItsOwnComesBeforeAHoliday() {
    List<String> arguments =
        new ArrayList<>(
            List.of("worked", "--hours", "Mon-Fri 09:00-17:00 Europe/Berlin", "--region", "de"));
    arguments.addAll(List.of("--from", "2026-12-25T00:00:00Z", "--to", "2026-12-26T00:00:00Z"));

    assertThat(run(arguments.toArray(String[]::new))).isZero();
    assertThat(firstWord()).isEqualTo("0");

    out.getBuffer().setLength(0);
    arguments.addAll(List.of("--day", "2026-12-25=09:00-11:00"));
    assertThat(run(arguments.toArray(String[]::new))).isZero();
    assertThat(firstWord()).isEqualTo("7200");
  }

  @Test
  void aRegionThatThereIsNotIsSaid() {
    for (String none : List.of("zz", "de-zz", "", "Germany", "nyse")) {
      err.getBuffer().setLength(0);
      String[] arguments = {
        "due", "--hours", "24/7", "--from", "2026-12-07T09:00:00Z", "--for", "1h", "--region", none
      };
      assertThat(run(arguments)).as(none).isEqualTo(1);
      assertThat(err.toString()).contains("no list of public holidays for “" + none + "”");
    }
  }

  @Test
  void everyHourNeedsNoZone() {
    assertThat(run("due", "--hours", "24/7", "--from", "2026-03-29T00:30:00Z", "--for", "2h"))
        .isZero();
    assertThat(firstWord()).isEqualTo("2026-03-29T02:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon-Fri 09:00-17:00 Europe/Berlim|2026-12-07T09:00:00Z|4h|no time zone “Europe/Berlim”",
        "Mon-Fri 09:00-09:00 Europe/Berlin|2026-12-07T09:00:00Z|4h|are no hours",
        "nine to five|2026-12-07T09:00:00Z|4h|are no hours",
        "24/7|2026-12-07|4h|is no instant",
        "24/7|2026-12-07T09:00:00|4h|is no instant",
        "24/7|+999999999-12-07T09:00:00Z|4h|is no instant",
        "24/7|2026-12-07T09:00:00Z|4|is no length of time",
        "24/7|2026-12-07T09:00:00Z|-4h|is no length of time",
        "24/7|2026-12-07T09:00:00Z|1d|8h for a working day",
        "24/7|9999-12-29T09:00:00Z|999999h|later than the year 9999"
      })
  void whatCannotBeComputedIsSaid(String hours, String from, String length, String said) {
    assertThat(run("due", "--hours", hours, "--from", from, "--for", length)).isEqualTo(1);

    assertThat(err.toString()).contains(said);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--closed, 25.12.2026, is no day",
    "--closed, 2026-02-29, is no day",
    "--day, 2026-12-24, write a day and its hours",
    "--day, 2026-12-24=9-12, write a day and its hours"
  })
  void aDayThatIsNoneIsSaid(String option, String value, String said) {
    String[] arguments = {
      "due", "--hours", "24/7", "--from", "2026-12-07T09:00:00Z", "--for", "1h", option, value
    };

    assertThat(run(arguments)).isEqualTo(1);
    assertThat(err.toString()).contains(said);
  }

  @Test
  void aDayNamedTwiceIsSaid() {
    String[] arguments = {
      "worked",
      "--hours",
      "24/7",
      "--from",
      "2026-12-07T09:00:00Z",
      "--to",
      "2026-12-08T09:00:00Z",
      "--closed",
      "2026-12-07",
      "--day",
      "2026-12-07=09:00-10:00"
    };

    assertThat(run(arguments)).isEqualTo(1);
    assertThat(err.toString()).contains("2026-12-07 is named twice");
  }

  @Test
  void hoursToOneMinuteBeforeMidnightAreComputedAndWarnedOf() {
    String[] arguments = {
      "worked",
      "--hours",
      "Mon-Sun 00:00-23:59 Europe/Berlin",
      "--from",
      "2026-11-30T00:00:00Z",
      "--to",
      "2026-12-07T00:00:00Z"
    };

    assertThat(run(arguments)).isZero();
    assertThat(firstWord()).isEqualTo("604380");
    assertThat(err.toString()).contains("24:00");
  }
}
