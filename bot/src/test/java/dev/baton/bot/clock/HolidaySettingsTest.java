package dev.baton.bot.clock;

import static dev.baton.db.testing.Patience.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.clock.Calendars;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.PublicHoliday;
import dev.baton.escalation.clock.WorkspaceCalendar;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin picks whose public holidays count, sees them and leaves some out. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HolidaySettingsTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final String REGION = "Public holidays of";
  private static final String BAVARIA = "Bavaria, Germany";
  private static final LocalDate EPIPHANY = LocalDate.of(2027, 1, 6);
  private static final LocalDate BOXING_DAY = LocalDate.of(2026, 12, 26);

  private final TestBot bot;
  private TestWorkspace acme;
  private Person admin;

  HolidaySettingsTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
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

  private Modal again() {
    admin.home().click("Working hours");
    return admin.modal("Working hours");
  }

  private WorkspaceCalendar inForce() {
    return acme.in(tx -> Calendars.in(tx).inForce(acme.now()));
  }

  private CalendarSetting awaitHolidays() {
    await().until(() -> !inForce().setting().holidays().isEmpty());
    return inForce().setting();
  }

  private void picksBavaria() {
    Modal form = form().choose(REGION, BAVARIA);
    form.awaitShows("Epiphany").submit("Save");
    awaitHolidays();
  }

  private void daily() {
    requireNonNull(bot.surfaces().jobs().get(ClockUpkeep.DAILY))
        .run(new Work(acme.orgId(), "daily"));
  }

  private int told() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetchOne(
                    "select count(*)::int from baton.delivery where org_id = ? and kind ="
                        + " 'holidays_changed'",
                    acme.orgId())
                .get(0, Integer.class));
  }

  @Test
  void theHolidaysOfARegionAreShownAndCopiedForEveryYearThatAClockCanReach() {
    Modal form = form();
    assertThat(form.suggestions(REGION, "bav")).contains(BAVARIA);
    assertThat(form.suggestions(REGION, "")).hasSize(100).contains("No public holidays");

    form.choose(REGION, BAVARIA);
    form.awaitShows("Epiphany, Jan 6, 2027").submit("Save");

    CalendarSetting setting = awaitHolidays();
    assertThat(setting.region()).contains("de-by");
    assertThat(setting.days()).containsKeys(EPIPHANY, EPIPHANY.plusYears(1));
    assertThat(setting.holidays().getLast().day()).isEqualTo("2028-12-26");
    admin.home().awaitShows("Public holidays of " + BAVARIA);
    bot.clock().set(Instant.parse("2027-01-05T16:40:00Z"));
    assertThat(acme.files("ZD-1").decideBy().truncatedTo(ChronoUnit.MINUTES))
        .isEqualTo("2027-01-07T09:40:00Z");
  }

  @Test
  void aHolidayThatIsUntickedIsWorkedOnAndComesBackWhenItIsTickedAgain() {
    Modal form = form().choose(REGION, BAVARIA);
    form.awaitShows("Epiphany")
        .uncheck("Nobody works on", "2nd Christmas day, Dec 26, 2026")
        .submit("Save");

    assertThat(awaitHolidays().leftOut()).containsExactly("SECOND_CHRISTMAS_DAY");
    assertThat(inForce().setting().days()).doesNotContainKey(BOXING_DAY);

    Modal second = again();
    second
        .awaitShows("2nd Christmas day, Dec 26, 2026")
        .check("Nobody works on", "2nd Christmas day, Dec 26, 2026")
        .submit("Save");
    await().until(() -> inForce().setting().days().containsKey(BOXING_DAY));
    assertThat(inForce().setting().leftOut()).isEmpty();
  }

  @Test
  void aDayThatAnAdminWroteIsNeverOverwritten() {
    Modal form = form().choose(REGION, BAVARIA);
    form.awaitShows("Epiphany").fill("Days that differ", "2026-12-26=09:00-12:00").submit("Save");

    CalendarDay day = requireNonNull(awaitHolidays().days().get(BOXING_DAY));
    assertThat(day.source()).isEqualTo(CalendarDay.Source.ADMIN);
    daily();
    assertThat(inForce().setting().days()).containsEntry(BOXING_DAY, day);

    Modal second = again();
    second.clear("Days that differ").submit("Save");
    await()
        .until(() ->
            Optional.ofNullable(inForce().setting().days().get(BOXING_DAY))
                .filter(now -> now.source() == CalendarDay.Source.HOLIDAY)
                .isPresent());
  }

  @Test
  void anotherRegionReplacesTheFirstAndNoneTakesItsDaysAway() {
    picksBavaria();
    Modal second = again();
    second.choose(REGION, "United Kingdom");
    second.awaitShows("Early May Bank Holiday").submit("Save");
    await().until(() -> !inForce().setting().days().containsKey(EPIPHANY));
    assertThat(inForce().setting().region()).contains("gb");

    Modal third = again();
    third.choose(REGION, "No public holidays").submit("Save");
    assertThat(inForce().setting().region()).isEmpty();
    assertThat(inForce().setting().holidays()).isEmpty();
  }

  @Test
  void theSameSavedAgainIsNoNewVersionAndARestartedCopyChangesNothing() {
    picksBavaria();
    int version = inForce().version().number();
    again().awaitShows("Epiphany").submit("Save");
    requireNonNull(bot.surfaces().jobs().get(Calendars.HOLIDAYS))
        .run(new Work(acme.orgId(), String.valueOf(version)));
    daily();

    assertThat(inForce().version().number()).isEqualTo(version);
    assertThat(told()).isZero();
  }

  @Test
  void eachNewYearIsAddedByItselfOnceAndMovesNoDeadline() {
    picksBavaria();
    bot.clock().set(Instant.parse("2027-01-04T10:00:00Z"));
    var filed = acme.files("ZD-1");
    daily();
    int version = inForce().version().number();
    daily();

    assertThat(inForce().setting().days()).containsKeys(LocalDate.of(2029, 1, 6));
    assertThat(inForce().version().number()).isEqualTo(version);
    assertThat(inForce().setBy()).isEqualTo("baton");
    assertThat(acme.now(filed).decideBy()).isEqualTo(filed.decideBy());
    assertThat(told()).isZero();
  }

  @Test
  void aChangedListIsToldOnceAndAppliedOnlyByAnAdmin() {
    picksBavaria();
    otherListWasCopied();
    daily();
    daily();

    await().until(() -> admin.directMessages().stream().anyMatch(m -> m.shows("has changed")));
    Message news =
        admin.directMessage("The list of public holidays of " + BAVARIA + " has changed");
    assertThat(news.shows("New: Epiphany, Jan 6, 2027")).isTrue();
    assertThat(news.shows("No longer: Jubilee, Jun 17, 2027")).isTrue();
    assertThat(inForce().setting().days()).doesNotContainKey(EPIPHANY);
    int all = told();
    assertThat(all).isPositive();

    news.click("Working hours");
    admin.modal("Working hours").awaitShows("The list of holidays has changed").submit("Save");
    await().until(() -> inForce().setting().days().containsKey(EPIPHANY));
    assertThat(inForce().setting().days()).doesNotContainKey(LocalDate.of(2027, 6, 17));
    daily();
    assertThat(told()).isEqualTo(all);
  }

  /** As a list of before would have been copied: one day is not in it, another is. */
  private void otherListWasCopied() {
    acme.in(tx -> {
      WorkspaceCalendar now = Calendars.in(tx).inForce(acme.now());
      List<PublicHoliday> before = new ArrayList<>(now.setting().holidays());
      before.removeIf(holiday -> holiday.day().equals(EPIPHANY));
      before.add(new PublicHoliday(LocalDate.of(2027, 6, 17), "Jubilee"));
      return Calendars.in(tx)
          .setHolidays(now.version(), now.setting().withHolidays(before), acme.now());
    });
  }
}
