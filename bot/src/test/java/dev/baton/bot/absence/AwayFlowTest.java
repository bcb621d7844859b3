package dev.baton.bot.absence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.member.Absences;
import dev.baton.db.member.Members;
import dev.baton.db.pending.Reassessment;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** People say on App Home when they are away, and admins say so for others. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AwayFlowTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  private final TestBot bot;
  private TestWorkspace acme;

  AwayFlowTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void onMonday() {
    bot.clock().set(MONDAY);
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Modal form(String name) {
    Person person = acme.person(name);
    person.opensHome().awaitShows("Away…").click("Away…");
    return person.modal("Away");
  }

  private static Modal days(Modal form, String from, String until) {
    return form.fill("From (day)", from).fill("Until (day)", until);
  }

  private List<PlannedAbsence> of(String name) {
    return acme.in(tx -> Absences.in(tx).ahead(acme.id(name), acme.now()));
  }

  private static Member.Away between(String from, String until) {
    return new Member.Away(Instant.parse(from), Instant.parse(until));
  }

  @Test
  void whoIsAwayFromTodayIsAwayAtOnceAndUntilThatDayIsOver() {
    days(form("lena"), "2026-03-02", "2026-03-04").fill("Note", " At the sea ").submit("Save");

    assertThat(of("lena"))
        .singleElement()
        .satisfies(planned -> {
          assertThat(planned.away())
              .isEqualTo(between("2026-03-02T10:00:00Z", "2026-03-05T00:00:00Z"));
          assertThat(planned.note()).contains("At the sea");
          assertThat(planned.setBy()).isEqualTo(acme.id("lena"));
        });
    acme.person("lena").home().awaitShows("You are away until");
  }

  @Test
  void untilADayReadsBackAsThatDay() {
    days(form("lena"), "2026-03-02", "2026-03-04").submit("Save");

    acme.person("lena").home().awaitShows("Wed, Mar 4, 11:59");
    Modal again = form("lena");
    assertThat(again.shows("Wed, Mar 4, 11:59")).isTrue();
    again.click("Change");
    again.awaitShows("You are changing this one");
    assertThat(again.value("Until (day)")).isEqualTo("2026-03-04");
    assertThat(again.value("Until (time)")).isEmpty();
    again.submit("Save");

    assertThat(of("lena").getFirst().away().until())
        .isEqualTo(Instant.parse("2026-03-05T00:00:00Z"));
  }

  @Test
  void whatWaitsForThemGoesToWhoStandsIn() {
    Escalation asked = acme.files("ZD-1042", "ana", "marco", "lena");

    days(form("lena"), "2026-03-02", "2026-03-04").submit("Save");
    lookAgain("lena");

    assertThat(acme.now(asked).recipients())
        .extracting(Recipient::member)
        .containsExactly(acme.id("omar"));
  }

  private void lookAgain(String name) {
    String id =
        new Reassessment(AskingCause.ABSENCE, Optional.of(acme.id(name)), Optional.empty()).id();
    requireNonNull(bot.surfaces().jobs().get(Reassessment.JOB)).run(new Work(acme.orgId(), id));
  }

  @Test
  void timesAreThoseOfWhoFillsInTheForm() {
    acme.person("lena").in(ZoneId.of("America/New_York"));
    acme.members().everybody(acme.orgId());

    days(form("lena"), "2026-03-07", "2026-03-08")
        .fill("From (time)", "22:30")
        .fill("Until (time)", "02:30")
        .submit("Save");

    // 02:30 is not there on the night in which clocks go forward.
    assertThat(of("lena").getFirst().away())
        .isEqualTo(between("2026-03-08T03:30:00Z", "2026-03-08T07:30:00Z"));
  }

  @Test
  void anEndBeforeTheBeginningIsNamedBesideItsField() {
    Modal form = days(form("lena"), "2026-03-05", "2026-03-04");
    form.submit("Save");

    assertThat(form.errors().get("Until (day)")).contains("not after the beginning");
    assertThat(of("lena")).isEmpty();

    days(form, "2026-03-05", "2026-03-05")
        .fill("From (time)", "12:00")
        .fill("Until (time)", "12:00");
    form.submit("Save");
    assertThat(form.errors().get("Until (day)")).contains("not after the beginning");
  }

  @Test
  void whatIsOverIsNamedBesideItsField() {
    Modal form = days(form("lena"), "2026-02-20", "2026-03-01");
    form.submit("Save");

    assertThat(form.errors().get("Until (day)")).contains("over already");
    assertThat(of("lena")).isEmpty();
  }

  @Test
  void anAbsenceThatOverlapsAnotherIsNamedBesideItsField() {
    days(form("lena"), "2026-03-05", "2026-03-06").submit("Save");

    Modal form = days(form("lena"), "2026-03-06", "2026-03-09");
    form.submit("Save");
    assertThat(form.errors().get("From (day)")).contains("Away already");

    days(form, "2026-03-07", "2026-03-09").submit("Save");
    assertThat(of("lena")).as("one begins as the other ends").hasSize(2);
    assertThat(of("omar")).isEmpty();
  }

  @Test
  void aDayThatIsMissingIsAskedFor() {
    Modal form = form("lena");
    form.fill("From (day)", "2026-03-05").submit("Save");

    assertThat(form.errors().get("Until (day)")).isNotEmpty();
  }

  @Test
  void aChangeBeginsWithWhatIsThere() {
    days(form("lena"), "2026-03-05", "2026-03-06").fill("Note", "At the sea").submit("Save");

    Modal form = form("lena");
    form.click("Change");
    form.awaitShows("You are changing this one");
    assertThat(form.value("From (day)")).isEqualTo("2026-03-05");
    assertThat(form.value("Note")).isEqualTo("At the sea");

    form.fill("Until (day)", "2026-03-09").fill("Until (time)", "09:00").submit("Save");
    assertThat(of("lena"))
        .singleElement()
        .satisfies(planned -> {
          assertThat(planned.away())
              .isEqualTo(between("2026-03-05T00:00:00Z", "2026-03-09T09:00:00Z"));
          assertThat(planned.note()).contains("At the sea");
        });
  }

  @Test
  void anAbsenceThatBeganEndsNowAndOneToComeGoes() {
    days(form("lena"), "2026-03-02", "2026-03-04").submit("Save");
    bot.clock().set(MONDAY.plusSeconds(3600));
    form("lena").click("End now");
    assertThat(of("lena")).isEmpty();
    acme.person("lena").home().awaitShows("You are here");

    days(form("lena"), "2026-03-05", "2026-03-06").submit("Save");
    form("lena").click("Delete");
    assertThat(of("lena")).isEmpty();
  }

  @Test
  void anAdminSaysItForSomebodyElse() {
    days(form("olga").choose("Who is away", acme.id("lena")), "2026-03-05", "2026-03-06")
        .submit("Save");

    assertThat(of("lena").getFirst().setBy()).isEqualTo(acme.id("olga"));
    assertThat(of("olga")).isEmpty();
    assertThat(form("lena").shows(acme.id("lena"))).isTrue();
  }

  @Test
  void nobodyElseSeesOrChangesWhatOthersHave() {
    days(form("lena"), "2026-03-05", "2026-03-06").submit("Save");

    Modal omars = form("omar");
    assertThat(omars.labels()).doesNotContain("Who is away");
    assertThat(omars.shows("Nothing is planned")).isTrue();
  }

  @Test
  void aChangeOfWhatSomebodyEndedMeanwhileMakesNobodyElseAway() {
    days(form("lena"), "2026-03-05", "2026-03-06").submit("Save");
    Modal olgas = form("olga");
    olgas.click("Change");
    olgas.awaitShows("You are changing this one");
    form("lena").click("Delete");

    days(olgas, "2026-03-05", "2026-03-07").submit("Save");

    assertThat(of("olga")).isEmpty();
    assertThat(of("lena")).isEmpty();
    assertThat(olgas.errors().values()).anyMatch(error -> error.contains("taken away meanwhile"));
  }

  @Test
  void whatSomebodyEndedMeanwhileIsNotEndedOrFilledInAgain() {
    days(form("lena"), "2026-03-02", "2026-03-06").submit("Save");
    Modal olgas = form("olga");
    bot.clock().set(MONDAY.plusSeconds(60));
    form("lena").click("End now");

    olgas.click("Change");

    acme.person("olga").directMessage("taken away meanwhile");
    olgas.awaitShows("Nothing is planned");
    assertThat(of("lena")).isEmpty();
  }

  @Test
  void anAdminSeesTheirOwnFirstAndHowManyMoreThereAre() {
    for (String name : List.of("ana", "ben", "marco", "nina", "lena", "omar", "tara")) {
      for (int week = 1; week <= 3; week++) {
        planned(name, week);
      }
    }
    planned("olga", 40);

    Modal olgas = form("olga");
    assertThat(olgas.lines().getFirst()).contains(acme.id("olga"));
    assertThat(olgas.shows("2 more absences are planned later")).isTrue();
  }

  private void planned(String name, int week) {
    Instant from = MONDAY.plus(Duration.ofDays(7L * week));
    acme.in(tx ->
        Absences.in(tx)
            .set(
                new PlannedAbsence(
                    tx.newId(),
                    acme.id(name),
                    new Member.Away(from, from.plus(Duration.ofDays(1))),
                    Optional.empty(),
                    acme.id(name)),
                "slack",
                acme.now()));
  }

  @Test
  void whoIsNobodyOfThisWorkspaceIsNotAway() {
    acme.person("rob").asBot();
    Modal form =
        days(form("olga").choose("Who is away", acme.id("rob")), "2026-03-05", "2026-03-06");
    form.submit("Save");

    assertThat(form.errors().get("Who is away")).contains("does not know this person");
  }

  @Test
  void theVacationStatusInSlackCountsBesideWhatIsPlanned() {
    acme.person("lena").status(":palm_tree:", "Vacationing");
    acme.members().everybody(acme.orgId());
    days(form("lena"), "2026-03-05", "2026-03-06").submit("Save");

    Member lena = acme.in(tx -> Members.in(tx).find(acme.id("lena"))).orElseThrow();
    assertThat(lena.isAwayAt(MONDAY)).as("by her status").isTrue();

    acme.person("lena").noStatus();
    acme.members().everybody(acme.orgId());
    lena = acme.in(tx -> Members.in(tx).find(acme.id("lena"))).orElseThrow();
    assertThat(lena.isAwayAt(MONDAY)).isFalse();
    assertThat(lena.isAwayAt(Instant.parse("2026-03-05T12:00:00Z"))).isTrue();
  }
}
