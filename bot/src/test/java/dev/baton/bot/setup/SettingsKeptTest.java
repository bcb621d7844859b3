package dev.baton.bot.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.clock.Calendars;
import dev.baton.db.privacy.Retention;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.WorkspaceCalendar;
import dev.baton.escalation.privacy.RetentionPeriod;
import dev.baton.matrix.Hours;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An interview that is gone through once more changes no setting that nobody touches. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SettingsKeptTest {
  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 24);

  private final TestBot bot;
  private TestWorkspace acme;
  private Person olga;

  SettingsKeptTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
    olga = acme.person("olga");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Modal again() {
    SettingsTab.of(olga).awaitShows("Set up again").click("Set up again");
    return olga.modal("Set up Baton: 1 of 6");
  }

  /** Through all pages, with a small matrix and without a look at the settings. */
  private void throughAllPages() {
    again().submit("Next");
    at(2).fill("Tiers, one a line", "T1\nT2").submit("Next");
    Modal people = at(3);
    people.chooseAll("Who leads T1", "Ines Costa");
    people.chooseAll("Who takes tickets at T1", "Ana Ruiz");
    people.chooseAll("Who leads T2", "Lena Fischer");
    people.chooseAll("Who takes tickets at T2", "Marco Rossi");
    people.submit("Next");
    at(4).fill("When a ticket goes from T1 to T2", "It needs a specialist").submit("Next");
    at(5).submit("Next");
    at(6).submit("Apply the change");
    assertThat(olga.modal().shows("Version 2")).isTrue();
  }

  private Modal at(int step) {
    return olga.modal("Set up Baton: " + step + " of 6");
  }

  private Optional<RetentionPeriod> retention() {
    return acme.in(tx -> Retention.in(tx).period());
  }

  private WorkspaceCalendar calendar() {
    return acme.in(tx -> Calendars.in(tx).inForce(acme.now()));
  }

  @Test
  void textsThatAreKeptForEverStayForEver() {
    WorkspaceCalendar before = calendar();

    throughAllPages();

    assertThat(retention()).isEmpty();
    assertThat(calendar().setting()).isEqualTo(before.setting());
    assertThat(calendar().derived()).isTrue();
  }

  @Test
  void whatAnAdminSetStaysAsItWasSet() {
    CalendarSetting set =
        new CalendarSetting(
            Hours.parse("Mon-Thu 08:00-12:00,13:00-16:30; Fri 08:00-12:00 Europe/Berlin")
                .orElseThrow(),
            Map.of(
                CHRISTMAS,
                new CalendarDay(CHRISTMAS, List.of(), Optional.empty(), CalendarDay.Source.ADMIN)),
            Optional.empty(),
            List.of());
    acme.in(tx -> {
      Calendars.in(tx).set(set, olga.id(), acme.now());
      Retention.in(tx).set(Optional.of(new RetentionPeriod(7)), olga.id(), acme.now());
      return WorkspaceRow.in(tx).setEmailConsent(true, olga.id(), acme.now());
    });
    int version = calendar().version().number();

    throughAllPages();

    assertThat(calendar().setting()).isEqualTo(set);
    assertThat(calendar().version().number()).isEqualTo(version);
    assertThat(retention()).contains(new RetentionPeriod(7));
    boolean consent = acme.in(tx -> WorkspaceRow.in(tx).hasEmailConsent());
    assertThat(consent).isTrue();
  }

  @Test
  void beforeTheFirstMatrixWhatIsSetAlreadyIsProposed() {
    TestWorkspace fresh = TestWorkspace.quietIn(bot);
    bot.connect(fresh.slack());
    fresh.in(tx ->
        Retention.in(tx).set(Optional.of(new RetentionPeriod(60)), fresh.id("olga"), fresh.now()));
    Interview interview = new Interview(fresh, fresh.person("olga"));

    Modal details = interview.withMoves();

    assertThat(details.value("How long texts are kept")).contains("60");
    assertThat(details.value("Working hours")).isEqualTo("Mon-Fri 09:00-17:00");
  }

  @Test
  void holidaysOfARegionStayWithThoseThatAreLeftOut() {
    LocalDate may = LocalDate.of(2026, 5, 1);
    CalendarSetting set =
        new CalendarSetting(
            Hours.parse("24/7").orElseThrow(),
            Map.of(
                may,
                new CalendarDay(
                    may, List.of(), Optional.of("LABOUR_DAY"), CalendarDay.Source.HOLIDAY)),
            Optional.of("de-by"),
            List.of("EPIPHANY"));
    acme.in(tx -> Calendars.in(tx).set(set, olga.id(), acme.now()));

    throughAllPages();

    assertThat(calendar().setting()).isEqualTo(set);
  }
}
