package dev.baton.bot.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Console;
import dev.baton.bot.testing.TestBot;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line beside a bot that any workspace may install. */
@ExtendWith(TestDatabase.class)
final class ConsoleFlowTest {
  private static final String MATRIX =
      "from_tier,to_tier,criteria,owner,lead\nT1,T2,It is stuck,ben@acme.test,ana@acme.test\n";

  private final FreshDatabase fresh;
  private TestBot bot;
  private SlackWorkspace acme;

  ConsoleFlowTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @BeforeEach
  void open() {
    bot = TestBot.startWithJobs(fresh);
    acme = bot.newWorkspace("Acme");
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void aMatrixIsImportedWithTheStoredToken(@TempDir Path folder) throws IOException {
    acme.person("ben@acme.test", "Ben");
    Path file = Files.writeString(folder.resolve("matrix.csv"), MATRIX);
    Console console = console();

    int exit = console.run("matrix", "import", file.toString(), "--workspace", acme.id());

    assertThat(exit).as(console.err()).isZero();
    assertThat(console.out()).contains("is version 1 now").doesNotContain("ben@acme.test is");
  }

  @Test
  void somebodySlackKnowsIsMadeManagerWithTheStoredToken() {
    acme.connectBot(bot.address("/nowhere"), "unheard");
    acme.person("new@acme.test", "New");
    Console console = console();

    int exit = console.run("member", "grant", "new@acme.test", "manager", "--workspace", acme.id());

    assertThat(exit).as(console.err()).isZero();
    assertThat(console.out()).contains("is a manager now");
  }

  @Test
  void aWorkspaceThatDidNotInstallBatonIsNotMadeUp() {
    Console console = console();

    int exit = console.run("member", "grant", "ana@acme.test", "manager", "--workspace", "T0NONE");

    assertThat(exit).isEqualTo(1);
    assertThat(console.err()).contains("Nobody in T0NONE");
  }

  private Console console() {
    return new Console(bot.installable(TestBot.FIRST_KEY));
  }
}
