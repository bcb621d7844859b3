package dev.baton.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Console;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.io.IOException;
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

/** Criteria are applied and taken back by command, each as a version. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CriteriaVersionsTest {
  private static final String HEADER =
      "when,tier,priority,account_tier,category,after,hours,to,say\n";
  private static final String FIRST =
      HEADER + "no first response,,P1,,,30m,24/7,T2,A P1 waits for its first answer.\n";
  private static final String SECOND = FIRST + "open,,P2,,,48h,24/7,T2,Two days.\n";

  @TempDir private Path folder;
  private final TestBot bot;
  private TestWorkspace acme;

  CriteriaVersionsTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void close() {
    bot.close();
  }

  private Console ran(int code, String... words) {
    return ranFor(acme.orgId(), code, words);
  }

  private Console ranFor(String workspace, int code, String... words) {
    Console console = new Console(Map.of("DATABASE_URL", Console.text(bot.database().appUrl())));
    List<String> arguments = new ArrayList<>(List.of("criteria"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--workspace", workspace));
    assertThat(console.run(arguments.toArray(String[]::new)))
        .as(console.out() + console.err())
        .isEqualTo(code);
    return console;
  }

  private String file(String csv) throws IOException {
    return Files.writeString(folder.resolve("criteria.csv"), csv).toString();
  }

  @Test
  void aFileIsAppliedAndTakenBack() throws IOException {
    assertThat(ran(0, "versions").out())
        .contains("No criteria were imported yet: the usual ones stand.");
    assertThat(ran(0, "import", file(FIRST)).out())
        .contains("The criteria of " + acme.orgId() + " are version 1 now.");
    assertThat(ran(0, "import", file(FIRST)).out()).contains("they stay version 1.");
    assertThat(ran(0, "import", file(SECOND)).out()).contains("are version 2 now.");
    assertThat(ran(0, "rollback", "1").out()).contains("are version 3 now.");

    assertThat(ran(0, "versions").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("version 3: 1 row, as version 1, by cli at "),
            line -> assertThat(line).startsWith("version 2: 2 rows, from criteria.csv, by cli at "),
            line -> assertThat(line).startsWith("version 1: 1 row, from criteria.csv, by cli at "));
  }

  @Test
  void aTierThatTheMatrixLacksIsNamedAndNothingIsImported() throws IOException {
    assertThat(ran(1, "import", file(HEADER + "open,,P2,,,48h,24/7,T9,Two days.\n")).err())
        .contains("T9", "Nothing was imported.");
    assertThat(ran(0, "versions").out()).contains("No criteria were imported yet");
  }

  @Test
  void aVersionOrWorkspaceThatIsNotThereIsNamed() throws IOException {
    assertThat(ran(1, "rollback", "7").err())
        .contains("There is no version 7 of the criteria", "See criteria versions.");
    for (String[] words :
        List.of(new String[] {"import", file(FIRST)}, new String[] {"versions"})) {
      assertThat(ranFor("T0NEW", 1, words).err()).contains("does not know the workspace T0NEW");
    }
  }
}
