package dev.baton.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Console;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Promises are checked, compared, applied and taken back, each as a version. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlaVersionsTest {
  private static final String HEADER = "account_tier,priority,first_response,resolution,hours\n";
  private static final String FIRST = HEADER + "Enterprise,P1,30m,,24/7\n,P1,2h,,24/7\n";
  private static final String SECOND =
      HEADER + "Enterprise,P1,15m,4h,24/7\n,P2,8h,,working hours\n";

  @TempDir private Path folder;
  private final TestBot bot;
  private TestWorkspace acme;

  SlaVersionsTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.quietIn(bot);
  }

  @AfterAll
  void close() {
    bot.close();
  }

  private Console ran(int code, String... words) {
    Console console = new Console(Map.of("DATABASE_URL", Console.text(bot.database().appUrl())));
    List<String> arguments = new ArrayList<>(List.of("sla"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--workspace", acme.orgId()));
    assertThat(console.run(arguments.toArray(String[]::new)))
        .as(console.out() + console.err())
        .isEqualTo(code);
    return console;
  }

  private String file(String csv) {
    try {
      return Files.writeString(folder.resolve("sla.csv"), csv).toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Test
  void aFileIsComparedAppliedAndTakenBack() {
    assertThat(ran(0, "check", file(FIRST)).out())
        .contains("with no live version to compare with: 2 added");
    assertThat(ran(0, "import", file(FIRST)).out())
        .contains("The promises of " + acme.orgId() + " are version 1 now.");
    assertThat(ran(0, "import", file(FIRST)).out()).contains("they stay version 1.");

    assertThat(ran(0, "check", file(SECOND)).out())
        .contains(
            "2 rows, against version 1: 1 added, 1 changed, 1 removed, 0 as before.",
            "  ~ P1 of Enterprise: answer 30m, around the clock → answer 15m, solution 4h, around"
                + " the clock",
            "  + P2: answer 8h, in the working hours of the workspace",
            "  - P1: answer 2h, around the clock");
    assertThat(ran(0, "import", file(SECOND)).out()).contains("are version 2 now.");

    assertThat(ran(0, "rollback", "1").out())
        .contains("against version 2", "+ P1: answer 2h", "are version 3 now.");
    assertThat(ran(0, "versions").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("version 3: 2 rows, as version 1, by cli at "),
            line -> assertThat(line).startsWith("version 2: 2 rows, from sla.csv, by cli at "),
            line -> assertThat(line).startsWith("version 1: 2 rows, from sla.csv, by cli at "));
    assertThat(ran(0, "check", file(FIRST)).out()).contains("0 added, 0 changed, 0 removed");
  }

  @Test
  void theDatesAreThoseOfTheWorkspacesHours() {
    assertThat(ran(0, "check", file(SECOND)).out())
        .contains("P2: first answer within 8h, in the working hours of the workspace. Opened now,")
        .doesNotContain("Hours that end at");
  }

  @Test
  void whatIsFaultyOrNeverDueIsNotImported() {
    assertThat(ran(1, "import", file(HEADER + ",P1,1d,,working hours\n")).out())
        .contains("line 2, first_response");
    assertThat(ran(1, "import", file(HEADER + ",P1,8000h,,Mon 09:00-09:30 Europe/Berlin\n")).err())
        .contains("never due within 400 days", "Nothing was imported.");
    assertThat(ran(0, "versions").out()).contains("No promises were imported yet.");
  }

  @Test
  void aVersionThatIsNotThereIsNamed() {
    assertThat(ran(1, "rollback", "7").err()).contains("There is no version 7 of the promises");
  }

  @Test
  void anUnknownWorkspaceIsNamed() {
    Console console = new Console(Map.of("DATABASE_URL", Console.text(bot.database().appUrl())));

    assertThat(console.run("sla", "import", file(FIRST), "--workspace", "T0NEW")).isEqualTo(1);
    assertThat(console.run("sla", "versions", "--workspace", "T0NEW")).isEqualTo(1);
    assertThat(console.run("sla", "check", file(FIRST), "--workspace", "T0NEW")).isEqualTo(1);
    assertThat(console.err().lines())
        .hasSize(3)
        .allMatch(line -> line.contains("does not know the workspace T0NEW"));
  }

  @Test
  void withoutAWorkspaceNothingIsImported() {
    Console console = new Console(Map.of("DATABASE_URL", Console.text(bot.database().appUrl())));

    assertThat(console.run("sla", "import", file(FIRST))).isEqualTo(78);
    assertThat(console.err()).contains("--workspace is missing");
  }
}
