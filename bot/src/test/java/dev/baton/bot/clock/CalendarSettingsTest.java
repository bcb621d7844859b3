package dev.baton.bot.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.clock.Calendars;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.clock.WorkspaceCalendar;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin sets when people work, on App Home. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarSettingsTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  private final TestBot bot;
  private TestWorkspace acme;
  private Person admin;

  CalendarSettingsTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(MONDAY);
    acme = TestWorkspace.in(bot);
    admin = acme.person("olga");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Modal form() {
    SettingsTab.of(admin).awaitShows("until an admin sets others").click("Working hours");
    return admin.modal("Working hours");
  }

  private WorkspaceCalendar inForce() {
    return acme.in(tx -> Calendars.in(tx).inForce(MONDAY));
  }

  @Test
  void whatIsAskedFromThenOnIsDueByTheNewHours() {
    Escalation before = acme.files("ZD-1");

    form()
        .fill("Hours of a week", "mon-fri 08:00-10:00, 13:00-17:00; Sat 09:00-12:00")
        .fill("Time zone", "europe/berlin")
        .fill("Days that differ", "2026-03-03\n2026-03-04=09:00-10:30")
        .submit("Save");

    assertThat(inForce().setting().hours())
        .hasToString("Mon-Fri 08:00-10:00,13:00-17:00; Sat 09:00-12:00 Europe/Berlin");
    assertThat(inForce().derived()).isFalse();
    assertThat(acme.files("ZD-2").decideBy()).isEqualTo("2026-03-02T13:00:00Z");
    assertThat(acme.now(before).decideBy()).isEqualTo("2026-03-02T11:00:00Z");
    admin.home().awaitShows("2 days differ");
  }

  @Test
  void aZoneThatDoesNotExistIsNamedBesideItsField() {
    Modal form = form();
    form.fill("Time zone", "Europe/Atlantis").submit("Save");

    assertThat(form.errors().get("Time zone")).contains("no time zone “Europe/Atlantis”");
    assertThat(inForce().derived()).isTrue();
  }

  @Test
  void hoursThatAreNoneAreNamedBesideTheirField() {
    for (String wrong : new String[] {"Mon-Fri", "Mon-Fri 9-17", "Mon 09:00-09:00", "daily"}) {
      Modal form = form();
      form.fill("Hours of a week", wrong).submit("Save");
      assertThat(form.errors().get("Hours of a week")).as(wrong).contains("no hours of a week");
      form.close();
    }
  }

  @Test
  void aDayThatIsNoneOrTwiceIsNamedBesideTheField() {
    Modal form = form();
    form.fill("Days that differ", "2026-02-30").submit("Save");
    assertThat(form.errors().get("Days that differ")).contains("“2026-02-30” is no day");

    form.fill("Days that differ", "2026-12-24\n2026-12-24=09:00-12:00").submit("Save");
    assertThat(form.errors().get("Days that differ")).contains("named twice");
  }

  @Test
  void aSecondSaveOfTheSameIsNoNewVersion() {
    form().fill("Time zone", "Europe/Berlin").submit("Save");
    int first = inForce().version().number();
    admin.home().awaitShows("Europe/Berlin").click("Working hours");
    admin.modal("Working hours").submit("Save");

    assertThat(inForce().version().number()).isEqualTo(first);
  }
}
