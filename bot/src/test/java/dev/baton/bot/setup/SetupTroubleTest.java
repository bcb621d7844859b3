package dev.baton.bot.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DatabaseOutage;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetupTroubleTest {
  private final TestBot bot;

  SetupTroubleTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void whileTheDatabaseIsAwayWhatWasTypedStaysOnThePage() {
    TestWorkspace acme = TestWorkspace.quietIn(bot);
    bot.connect(acme.slack());
    Person olga = acme.person("olga");
    Modal page = new Interview(acme, olga).named();
    page.fill("Tiers, one a line", "T1\nT2");
    DatabaseOutage outage = new DatabaseOutage(bot.database());
    outage.begin();
    try {
      page.submit("Next");
      assertThat(page.errors().get("Tiers, one a line")).isNotBlank();
      assertThat(page.value("Tiers, one a line")).isEqualTo("T1\nT2");
    } finally {
      outage.end();
    }
    page.submit("Next");
    olga.modal("Set up Baton: 3 of 6");
  }
}
