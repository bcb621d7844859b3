package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.testing.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabase.class)
final class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void helpNamesEveryCommand(String word) {
    Console console = new Console(Map.of());

    assertThat(console.run(word)).isZero();
    assertThat(console.out())
        .contains("migrate", "doctor", "try [--fresh]", "test", "bench [NAME]");
  }

  @Test
  void noWordsAreAskingForHelp() {
    Console console = new Console(Map.of());

    assertThat(console.run()).isZero();
    assertThat(console.out()).contains("migrate");
  }

  @Test
  void anUnknownWordIsNamedWithTheUsage() {
    Console console = new Console(Map.of());

    assertThat(console.run("migrat")).isEqualTo(2);
    assertThat(console.err()).contains("migrat").contains("Did you mean").contains("migrate");
  }

  @Test
  void wrongSettingsExitWith78AndALineEach() {
    Console console =
        new Console(
            Map.of("DATABASE_URL", "mysql://db", "PORT", "many", "RESEND_API_KEY", "re_hush"));

    assertThat(console.run("migrate")).isEqualTo(78);
    assertThat(console.err().lines().map(line -> line.split(" ")[0]))
        .containsExactlyInAnyOrder("DATABASE_URL", "PORT", "MAIL_FROM", "DATABASE_OWNER_URL");
    assertThat(console.err()).doesNotContain("hush");
  }

  @Test
  void theEmbeddedDatabaseIsMigratedWithoutAnySetting(@TempDir Path folder) {
    Map<String, String> environment = Map.of("BATON_DATA", folder.resolve("data").toString());
    Console first = new Console(environment);
    Console second = new Console(environment);

    assertThat(first.run("migrate")).isZero();
    assertThat(second.run("migrate")).isZero();
    assertThat(first.out()).contains("migrations applied");
    assertThat(second.out()).contains("already");
  }

  @Test
  void aCurrentDatabaseStaysAsItIs(FreshDatabase database) {
    Console console =
        new Console(
            Map.of(
                "DATABASE_URL", Console.text(database.appUrl()),
                "DATABASE_OWNER_URL", Console.text(database.ownerUrl())));

    assertThat(console.run("migrate")).isZero();
    assertThat(console.out()).contains("already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "serve"})
  void aDatabaseOfANewerProgramIsRefused(String command, TestServer server) {
    Console console;
    try (FreshDatabase database = server.fresh()) {
      database.migratedByANewerProgram();
      console =
          new Console(
              Map.of(
                  "DATABASE_URL", Console.text(database.appUrl()),
                  "DATABASE_OWNER_URL", Console.text(database.ownerUrl()),
                  "SLACK_SIGNING_SECRET", "8f742231",
                  "SLACK_BOT_TOKEN", "xoxb-hush",
                  "PORT", "0"));

      assertThat(console.run(command)).isEqualTo(78);
    }
    assertThat(console.err().lines())
        .filteredOn(line -> !line.startsWith("Email is off"))
        .singleElement()
        .asString()
        .startsWith("The database is at version 7777, which a newer Baton made")
        .endsWith("Start the newer Baton, or restore a backup from before.");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void theAppMayNotBeTheOwner(FreshDatabase database) {
    String owner = Console.text(database.ownerUrl());
    Console console = new Console(Map.of("DATABASE_URL", owner, "DATABASE_OWNER_URL", owner));

    assertThat(console.run("migrate")).isEqualTo(78);
    assertThat(console.err()).contains("DATABASE_OWNER_URL").contains("same role");
  }

  @Test
  void aDatabaseThatIsAwayIsSaidInASentence() {
    String away = "postgres://app:hush@127.0.0.1:1/baton";
    Console console =
        new Console(
            Map.of("DATABASE_URL", away, "DATABASE_OWNER_URL", away.replace("app", "owner")));

    assertThat(console.run("migrate")).isEqualTo(1);
    assertThat(console.err()).contains("could not be reached").doesNotContain("hush", "\tat ");
  }
}
