package dev.baton.bot.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.detect.DueJobs;
import dev.baton.bot.detect.FoundTickets;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.detect.Criteria;
import dev.baton.db.detect.CriterionHits;
import dev.baton.db.detect.CriterionModes;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Baton;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.sandbox.people.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many tickets at once never become many requests or messages that nobody asked for. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloodTest {
  private static final Instant MONDAY = Instant.parse("2026-12-07T09:00:00Z");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final int TICKETS = 23;

  private final TestBot bot;
  private TestWorkspace acme;
  private DueJobs due;
  private FoundTickets tickets;

  FloodTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(MONDAY);
    acme = TestWorkspace.in(bot);
    due = new DueJobs(acme);
    tickets = new FoundTickets(acme);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private List<Escalation> asked() {
    return acme.in(tx -> Escalations.in(tx).filedBy(Baton.ID, 100));
  }

  private int with(HitOutcome outcome) {
    return acme.in(tx -> CriterionHits.in(tx).with(outcome, 100)).size();
  }

  private List<Message> told(String name, String words) {
    return acme.person(name).directMessages().stream()
        .filter(message -> message.text().contains(words))
        .toList();
  }

  private void manyFallDueAtOnce() {
    IntStream.rangeClosed(1, TICKETS).forEach(i -> tickets.opens("ZD-" + (100 + i), "ana", "P1"));
    due.at(MONDAY.plus(HALF_AN_HOUR));
  }

  @Test
  void beyondTwentyAtOnceAManagerIsAskedAndOneWordFilesTheRest() {
    manyFallDueAtOnce();

    assertThat(asked()).hasSize(20);
    assertThat(with(HitOutcome.HELD)).isEqualTo(3);
    assertThat(told("bo", "3 requests are held back")).hasSize(1);
    Message question = told("bo", "3 requests are held back").getFirst();
    assertThat(question.buttons())
        .containsExactly("File the 3 urgent", "File all 3", "Let them be");

    question.click("File all 3");
    due.run();

    assertThat(asked()).hasSize(TICKETS);
    assertThat(with(HitOutcome.HELD)).isZero();
    assertThat(told("bo", "Nothing is held back any more")).hasSize(1);
  }

  @Test
  void whatIsLetBeStaysOnRecordAndIsNeverFiled() {
    manyFallDueAtOnce();
    told("bo", "3 requests are held back").getFirst().click("Let them be");
    due.run();
    due.at(MONDAY.plus(Duration.ofHours(2)));

    assertThat(asked()).hasSize(20);
    assertThat(with(HitOutcome.LET_BE)).isEqualTo(3);
  }

  @Test
  void whatIsHeldLaterIsToldFiveMinutesAfterTheLastMessage() {
    manyFallDueAtOnce();
    bot.clock().set(MONDAY.plus(HALF_AN_HOUR).plusSeconds(60));
    tickets.opens("ZD-300", "ana", "P3", "Outage");
    due.run();
    assertThat(told("bo", "held back")).hasSize(1);

    due.at(MONDAY.plus(HALF_AN_HOUR).plusSeconds(300));

    assertThat(told("bo", "4 requests are held back")).hasSize(1);
  }

  @Test
  void aFileOfOldTicketsFilesNothingAndManagersGetOneMessage() {
    String rows =
        """
        key,title,priority,opened,status,updated_at
        ZD-401,Down,P1,2026-12-01T08:00:00Z,open,2026-12-06T08:00:00Z
        ZD-402,Slow,P2,2026-12-02T08:00:00Z,open,2026-12-06T08:00:00Z
        ZD-403,Down again,P1,2026-12-03T08:00:00Z,open,2026-12-06T08:00:00Z
        ZD-404,Solved,P1,2026-12-03T08:00:00Z,closed,2026-12-06T08:00:00Z
        """;
    new TableImport(bot.parts().tenants(), bot.clock())
        .apply(acme.orgId(), TableKind.TICKETS, MatrixSource.ofText("old.csv", rows), "cli", "cli");

    due.at(MONDAY.plus(Duration.ofHours(1)));

    assertThat(asked()).isEmpty();
    assertThat(told("bo", "Nothing was filed for them")).hasSize(1);
    Message digest = told("bo", "Nothing was filed for them").getFirst();
    assertThat(digest.text())
        .contains("P1: 2 tickets", "P2: 1 ticket", "ZD-401")
        .doesNotContain("ZD-404");
    assertThat(digest.buttons()).contains("Escalate…");
    due.at(MONDAY.plus(Duration.ofDays(3)));
    assertThat(asked()).isEmpty();
  }

  @Test
  void anAdminSeesWhatWouldBeFiledAndSwitchesItOn() {
    tickets.opens("ZD-500", "ana", "P2");
    due.at(MONDAY.plus(Duration.ofHours(49)));
    SettingsTab.of(acme.person("olga")).awaitShows("It would have filed for 1 ticket: ZD-500");
    acme.in(tx -> {
      DetectionRule twoDays =
          Criteria.in(tx).live().rules().stream()
              .filter(rule -> rule.when() == DetectionRule.When.OPEN)
              .findFirst()
              .orElseThrow();
      return CriterionModes.in(tx).choose(twoDays, true, acme.id("olga"), acme.now());
    });
    var home = SettingsTab.of(acme.person("olga"));
    home.awaitShows("A P1 or P2 is open for two days. → T3: *on*");
    home.click("Switch on");
    home.awaitShows("A P2 of an Enterprise account waits for its first answer. → T1: *on*");

    tickets.opens("ZD-501", "ana", "P2");
    due.at(MONDAY.plus(Duration.ofHours(99)));
    assertThat(asked())
        .singleElement()
        .satisfies(request -> assertThat(request.ticket().shown()).isEqualTo("ZD-501"));
  }

  @Test
  void anotherWorkspaceIsUntouched() {
    TestWorkspace bravo = TestWorkspace.in(bot);
    manyFallDueAtOnce();

    List<Escalation> asked = bravo.in(tx -> Escalations.in(tx).filedBy(Baton.ID, 100));
    assertThat(asked).isEmpty();
    List<CriterionHit> theirs = bravo.in(tx -> CriterionHits.in(tx).with(HitOutcome.HELD, 10));
    assertThat(theirs).isEmpty();
  }
}
