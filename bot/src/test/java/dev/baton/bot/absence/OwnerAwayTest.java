package dev.baton.bot.absence;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Message;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who decides learns that the proposed owner went away since, until when, and who stands in. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnerAwayTest {
  private final TestBot bot;
  private TestWorkspace acme;

  OwnerAwayTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void anOwnerOnVacationIsSaidOnTheRequestAndAtHomeWithWhoStandsIn() {
    Escalation asked = acme.files("ZD-1");
    Message request = acme.request("lena", asked);
    HomeView home = acme.person("lena").opensHome().awaitShows("ZD-1 #1");
    assertThat(request.shows("is away")).isFalse();

    acme.person("marco")
        .status(":palm_tree:", "Vacationing", bot.clock().instant().plus(Duration.ofDays(2)));

    String said = "<@" + acme.id("marco") + "> is away until ";
    request.awaitShows(said).awaitShows("<@" + acme.id("nina") + "> stands in");
    acme.person("lena").opensHome().awaitShows(said).awaitShows("stands in");
    assertThat(home.buttons()).contains("Approve", "Approve for…");
  }

  @Test
  void whoComesBackIsNotSaidToBeAway() {
    Message request = acme.request("lena", acme.files("ZD-1"));
    acme.person("marco").status(":palm_tree:", "Vacationing");
    request.awaitShows("is away");

    acme.person("marco").noStatus();

    await().until(() -> !request.shows("is away"));
  }

  @Test
  void anOwnerWhoLeftIsSaidToHaveLeftAndNobodyIsInventedInTheirPlace() {
    Message request = acme.request("lena", acme.files("ZD-1"));
    acme.person("nina").deactivate();
    acme.person("marco").deactivate();

    request.awaitShows("left the workspace").awaitShows("nobody the matrix names can take it now");
  }
}
