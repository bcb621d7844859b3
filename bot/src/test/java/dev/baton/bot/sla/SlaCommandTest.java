package dev.baton.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./baton sla check} and {@code criteria check}, on Monday 2 March 2026 at 9:00 UTC. */
class SlaCommandTest {
  private static final String PROMISES = "account_tier,priority,first_response,resolution,hours";
  private static final String CRITERIA =
      "when,tier,priority,account_tier,category,after,hours,waiting,to,say";
  private static final Path DOCS = Path.of("..", "docs");

  private final Console console = new Console(Map.of());

  @TempDir private Path folder;

  private String file(String name, String... lines) {
    try {
      return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Test
  void eachPromiseSaysWhenATicketOpenedNowIsDue() {
    String sla =
        file(
            "sla.csv",
            PROMISES,
            "SMB,P2,24h,,24/7",
            "Enterprise,P2,8h,16h,working hours",
            ",P1,2h,,Mon-Fri 08:30-17:30 Asia/Tokyo",
            ",,4h,,");
    String[] hours = {"--hours", "Mon-Fri 09:00-17:00 Europe/Berlin", "--closed", "2026-03-03"};

    assertThat(console.run("sla", "check", sla, hours[0], hours[1], hours[2], hours[3])).isZero();

    assertThat(console.out().lines())
        .containsExactly(
            "4 rows.",
            "  P2 of SMB: first answer within 24h, around the clock. Opened now, due Tue 3 Mar 09:00"
                + " in UTC.",
            "  P2 of Enterprise: first answer within 8h, in the working hours of the workspace."
                + " Opened now, due Wed 4 Mar 10:00 in Europe/Berlin.",
            "  P2 of Enterprise: solution within 16h, in the working hours of the workspace."
                + " Opened now, due Thu 5 Mar 10:00 in Europe/Berlin.",
            "  P1: first answer within 2h, in Mon-Fri 08:30-17:30 Asia/Tokyo. Opened now, due Tue 3"
                + " Mar 10:30 in Asia/Tokyo.",
            "  Any priority: first answer within 4h, around the clock. Opened now, due Mon 2 Mar"
                + " 13:00 in UTC.");
  }

  @Test
  void timesAroundTheClockAreShownInTheZoneThatIsNamed() {
    String sla = file("sla.csv", PROMISES, ",,4h,,");

    assertThat(console.run("sla", "check", sla, "--zone", "america/new_york")).isZero();
    assertThat(console.out()).contains("due Mon 2 Mar 08:00 in America/New_York.");
  }

  @Test
  void promisesAndCriteriaThatSayOtherThingsAreNamed() {
    int code =
        console.run(
            "sla",
            "check",
            DOCS.resolve("sla-example.csv").toString(),
            "--criteria",
            DOCS.resolve("criteria-example.csv").toString());

    assertThat(code).isZero();
    assertThat(console.out())
        .contains(
            "  Gap: P1: 2h to answer, but criterion 1 hands it to T2 after 30m already.",
            "  Gap: A ticket whose priority and account tier are unknown has no clock.");
    assertThat(console.out()).doesNotContain("P1 of Enterprise: 30m to answer");
  }

  @Test
  void anAnswerOwedAfterTheTicketWasHandedOnIsNamed() {
    String sla = file("sla.csv", PROMISES, ",P4,72h,,24/7");
    String criteria = file("criteria.csv", CRITERIA, "open,,,,,48h,24/7,counts,T3,Two days.");

    assertThat(console.run("sla", "check", sla, "--criteria", criteria)).isZero();
    assertThat(console.out()).contains("P4: 72h to answer, but everything open 48h goes to T3.");
  }

  @Test
  void everyFaultIsSaidAndTheCodeIsOne() {
    String sla =
        file(
            "sla.csv",
            PROMISES,
            "Enterprise,P1,1d,,working hours",
            ",P9,30m,,",
            ",P1,30m,,",
            ",P1,1h,,");

    assertThat(console.run("sla", "check", sla)).isEqualTo(1);
    assertThat(console.out())
        .contains(
            "3 faults. Nothing of the file is used until they are mended:",
            "line 2, first_response: “1d”: A day has no fixed length in working hours.",
            "line 3, priority: “P9”: This is not a priority.",
            "line 5: Line 4 is as narrow as this one");
  }

  @Test
  void whatIsNeverDueIsRefused() {
    String sla = file("sla.csv", PROMISES, ",,8000h,,Mon 09:00-09:30 Europe/Berlin");

    assertThat(console.run("sla", "check", sla)).isEqualTo(1);
    assertThat(console.out()).contains("never due within 400 days", "Refused: what is never due");
  }

  @Test
  void aFileThatIsNotThereAndAZoneThatIsNoneAreSaid() {
    assertThat(console.run("sla", "check", folder.resolve("none.csv").toString(), "--zone", "Moon"))
        .isEqualTo(1);
    assertThat(console.err()).contains("There is no file", "there is no time zone “Moon”");
  }

  @Test
  void criteriaSayWhatTheyDoAndTheMatrixWhetherItCanBeDone() {
    String criteria =
        file(
            "criteria.csv",
            CRITERIA,
            "no first response,,P1,,,30m,24/7,,T2,A P1 waits.",
            "open,,P1|P2,Enterprise,,48h,,counts,T3,Two days.",
            "opened,,,,Data loss|Outage,at once,,,T9,Data is lost.");
    String matrix = DOCS.resolve("matrix-example.csv").toString();

    assertThat(console.run("criteria", "check", criteria, "--matrix", matrix)).isEqualTo(1);
    assertThat(console.out().lines())
        .containsExactly(
            "3 rows.",
            "  1. no first response, P1: after 30m, around the clock to T2.",
            "  2. open, P1, P2, Enterprise: after 48h, around the clock to T3. Waiting on the"
                + " customer counts.",
            "  3. opened, Data loss, Outage: at once to T9.",
            "  Refused: criterion 3: The matrix has no tier T9. Name one of its tiers.");
  }

  @Test
  void whatWasNotCheckedIsNamed() {
    String criteria = DOCS.resolve("criteria-example.csv").toString();

    assertThat(console.run("criteria", "check", criteria)).isZero();
    assertThat(console.out()).contains("Not checked: whether there are such tiers.");
  }

  @Test
  void aWordIsMissing() {
    assertThat(console.run("sla")).isEqualTo(2);
    assertThat(console.run("criteria")).isEqualTo(2);
    assertThat(console.err()).contains("promises: check FILE", "criteria: check FILE");
  }
}
