package dev.baton.bot.leaver;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.digest.ManagerDigest;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.slack.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody leaves and is still counted on: whoever can mend it is told what waits because of it.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaversFlowTest {
  private final TestBot bot;
  private final FreshDatabase fresh;
  private TestWorkspace acme;

  LeaversFlowTest(FreshDatabase fresh) {
    this.fresh = fresh;
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

  private void leaves(String name) {
    acme.person(name).deactivate();
  }

  /** The look comes some seconds after the change, by the clock of the test. */
  private HomeView showsInTime(Person reader, String text) {
    HomeView home = reader.opensHome();
    await()
        .until(() -> {
          bot.clock().advance(Duration.ofSeconds(1));
          return home.shows(text);
        });
    return home;
  }

  private void isGoneInTime(HomeView home, String text) {
    await()
        .until(() -> {
          bot.clock().advance(Duration.ofSeconds(1));
          return !home.shows(text);
        });
  }

  @Test
  void managersSeeWhoLeftAndWhatTheyHoldOnAnOpenPage() {
    acme.request("lena", acme.files("ZD-1")).click("Approve");
    leaves("marco");

    HomeView home = showsInTime(acme.person("bo"), "Left, but still counted on (1)");

    assertThat(home.shows("<@" + acme.id("marco") + "> left: ")).isTrue();
    assertThat(home.shows("owner of 1 ticket and proposed as owner by 1 route")).isTrue();
    assertThat(home.shows("Until an admin names somebody else in the matrix")).isTrue();
    assertThat(home.buttons()).as("a manager who is no admin").doesNotContain("Change a route");
  }

  @Test
  void aLeadMovesTheirTicketsFromThereAndTheRowSaysSo() {
    acme.request("lena", acme.files("ZD-1")).click("Approve");
    leaves("marco");
    HomeView home = showsInTime(acme.person("lena"), "owner of 1 ticket");

    home.click("Move their tickets…");
    Modal form = acme.person("lena").modal("Move tickets");
    assertThat(form.shows("ZD-1")).isTrue();
    String nina =
        form.options("New owner").stream().filter(o -> o.startsWith("Nina")).findFirst().get();
    form.choose("New owner", nina).fill("Note", "Marco left us").submit("Move");

    isGoneInTime(home, "owner of 1 ticket");
    acme.person("nina").opensHome().awaitShows("Yours now (1)");
  }

  @Test
  void anAdminMendsTheMatrixFromThereAndTheRowGoes() {
    leaves("theo");
    HomeView home = showsInTime(acme.person("olga"), "the only lead of T3");

    home.click("Change a route");
    acme.person("olga").modal("Change a route").close();
    acme.applyMatrix(TestWorkspace.MATRIX.replace("theo@", "tara@"));

    isGoneInTime(home, "the only lead of T3");
    isGoneInTime(home, "Left, but still counted on");
  }

  @Test
  void aLeadSeesTheirOwnTiersOnly() {
    leaves("tara");
    leaves("marco");
    showsInTime(acme.person("bo"), "Left, but still counted on (2)");

    HomeView lena = acme.person("lena").opensHome().awaitShows("Left, but still counted on (1)");

    assertThat(lena.shows(acme.id("marco"))).isTrue();
    assertThat(lena.shows(acme.id("tara"))).isFalse();
    assertThat(acme.person("ana").opensHome().awaitShows("Yours now").shows("Left, but")).isFalse();
  }

  @Test
  void whoComesBackIsNotListed() {
    leaves("marco");
    HomeView home = showsInTime(acme.person("bo"), "Left, but still counted on (1)");

    acme.person("marco").reactivate();

    isGoneInTime(home, "Left, but still counted on");
  }

  @Test
  void theDigestNamesThemOnADayOnWhichNothingElseHappened() {
    ManagerDigest digest = new ManagerDigest(fresh.tenants(), fresh.clock());
    Work daily = new Work(acme.orgId(), "daily");
    digest.tell(daily);
    leaves("theo");
    showsInTime(acme.person("bo"), "the only lead of T3");

    digest.tell(daily);

    await()
        .until(() ->
            acme.person("bo").directMessages().stream()
                .anyMatch(told ->
                    told.text().contains("Left, but still counted on")
                        && told.text().contains("the only lead of T3")));
  }

  @Test
  void aGuestWhomTheMatrixNamesIsSaidToBeOne() {
    acme.person("marco").as(Role.GUEST);

    assertThat(showsInTime(acme.person("bo"), "is a guest now: proposed as owner").buttons())
        .isNotEmpty();
  }
}
