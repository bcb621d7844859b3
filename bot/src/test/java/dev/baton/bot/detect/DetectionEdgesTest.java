package dev.baton.bot.detect;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.detect.Criteria;
import dev.baton.db.detect.CriterionModes;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.sandbox.people.Message;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that Baton files by itself, when something else happens in between. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectionEdgesTest {
  private static final Instant MONDAY = Instant.parse("2026-12-07T09:00:00Z");
  private static final Instant DUE = MONDAY.plus(Duration.ofMinutes(30));

  private final TestBot bot;
  private TestWorkspace acme;
  private DueJobs due;
  private FoundTickets tickets;

  DetectionEdgesTest(FreshDatabase fresh) {
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

  private String shows(String name, String ticket) {
    return acme.person(name).types("/escalation-log show " + ticket).reply().lines().toString();
  }

  private void at(Duration after) {
    bot.clock().set(MONDAY.plus(after));
  }

  @Test
  void aTicketThatIsMergedEndsItsRequestAndTheOtherGoesOn() {
    tickets.opens("ZD-1", "marco", "P1");
    at(Duration.ofMinutes(5));
    tickets.opens("ZD-2", "marco", "P1");
    due.at(DUE);
    assertThat(tickets.only("ZD-1").isPending()).isTrue();

    acme.person("marco").types("/escalation-log merge ZD-1 into ZD-2");
    due.run();

    assertThat(tickets.only("ZD-1").settlement().orElseThrow())
        .isInstanceOf(Settlement.Closed.class);
    assertThat(tickets.outcomes("ZD-1")).containsExactly(HitOutcome.LAPSED);
    Message told = acme.person("lena").directMessage("ZD-1");
    assertThat(told.text()).contains("resolved or merged elsewhere");
    assertThat(told.buttons()).doesNotContain("Approve", "Bounce");
    due.at(DUE.plus(Duration.ofMinutes(5)));
    assertThat(tickets.only("ZD-2").isPending()).isTrue();
    assertThat(shows("lena", "ZD-1")).contains("ZD-2", "resolved or merged elsewhere");
  }

  @Test
  void whatAPersonAskedForEndsWithItsTicketTooUnlessThatGoesOnAtOnce() {
    tickets.opens("ZD-3", "ana", "P3");
    Escalation anas = acme.files("ZD-3", "ana", "marco", "lena");
    at(Duration.ofMinutes(2));
    tickets.becomes("ZD-3", TicketStatus.RESOLVED);
    at(Duration.ofMinutes(3));
    tickets.becomes("ZD-3", TicketStatus.OPEN);
    due.run();
    assertThat(acme.now(anas).isPending()).isTrue();

    at(Duration.ofMinutes(4));
    tickets.becomes("ZD-3", TicketStatus.RESOLVED);
    due.run();

    assertThat(acme.now(anas).settlement().orElseThrow()).isInstanceOf(Settlement.Closed.class);
    assertThat(acme.person("ana").directMessage("resolved or merged elsewhere").text())
        .contains("ZD-3");
    assertThat(acme.ownerOf(anas)).isEqualTo(acme.id("ana"));
    at(Duration.ofMinutes(5));
    tickets.becomes("ZD-3", TicketStatus.OPEN);
    due.run();
    assertThat(acme.files("ZD-3", "ana", "marco", "lena").seq()).isEqualTo(2);
  }

  @Test
  void aTicketThatOpensAgainWithinAWeekIsNotAskedForTwice() {
    tickets.opens("ZD-4", "ana", "P1");
    due.at(DUE);
    at(Duration.ofHours(1));
    tickets.becomes("ZD-4", TicketStatus.RESOLVED);
    due.run();
    assertThat(tickets.only("ZD-4").isPending()).isFalse();

    at(Duration.ofHours(2));
    tickets.becomes("ZD-4", TicketStatus.OPEN);
    due.run();
    due.at(MONDAY.plus(Duration.ofHours(3)));

    assertThat(tickets.filed("ZD-4")).hasSize(1);
  }

  @Test
  void aPriorityThatFlapsMovesNoDeadlineAndOneThatComesLateIsFoundAtOnce() {
    tickets.opens("ZD-5", "ana", "P1");
    tickets.opens("ZD-6", "ana", "P3");
    at(Duration.ofMinutes(10));
    tickets.becomes("ZD-5", Priority.P3);
    at(Duration.ofMinutes(20));
    tickets.becomes("ZD-5", Priority.P1);
    due.at(DUE.minusMillis(1));
    assertThat(tickets.filed("ZD-5")).isEmpty();
    due.at(DUE);
    assertThat(tickets.filed("ZD-5")).hasSize(1);
    assertThat(tickets.filed("ZD-6")).isEmpty();

    at(Duration.ofMinutes(45));
    tickets.becomes("ZD-6", Priority.P1);
    due.run();

    assertThat(tickets.only("ZD-6").requestedAt()).isEqualTo(MONDAY.plus(Duration.ofMinutes(45)));
    assertThat(tickets.only("ZD-6").priority()).isEqualTo(Priority.P1);
  }

  @Test
  void withoutARouteManagersAreToldAndNobodyIsAsked() {
    tickets.opens("ZD-7", "ana", "P1");
    acme.applyMatrix(
        """
        from_tier,to_tier,priority,criteria,owner,lead
        T1,T2,P3,It needs a specialist,marco@acme.test,lena@acme.test
        T2,T3,,It needs the developers,tara@acme.test,theo@acme.test
        """);

    due.at(DUE);

    assertThat(tickets.filed("ZD-7")).isEmpty();
    assertThat(tickets.outcomes("ZD-7")).containsExactly(HitOutcome.NO_ROUTE);
    assertThat(acme.person("olga").directMessage("ZD-7").text()).contains("ZD-7");
  }

  @Test
  void aMatrixThatChangesMeanwhileIsTheOneThatIsAsked() {
    tickets.opens("ZD-8", "ana", "P1");
    at(Duration.ofMinutes(10));
    acme.applyMatrix(TestWorkspace.MATRIX.replace("lena@", "tara@"));

    due.at(DUE);

    assertThat(tickets.only("ZD-8").wasSentTo(acme.id("tara"))).isTrue();
    assertThat(tickets.only("ZD-8").wasSentTo(acme.id("lena"))).isFalse();
    assertThat(tickets.only("ZD-8").route().matrixVersion()).isEqualTo(2);
  }

  @Test
  void aCriterionThatIsSwitchedOnAsksForWhatItFindsFromThenOn() {
    tickets.opens("ZD-9", "ana", "P2");
    due.at(MONDAY.plus(Duration.ofHours(49)));
    assertThat(tickets.outcomes("ZD-9")).containsExactly(HitOutcome.WATCHED);
    DetectionRule open =
        acme.in(tx ->
            Criteria.in(tx).live().rules().stream()
                .filter(rule -> rule.when() == DetectionRule.When.OPEN)
                .findFirst()
                .orElseThrow());
    acme.in(tx -> CriterionModes.in(tx).choose(open, true, acme.id("olga"), acme.now()));

    tickets.opens("ZD-10", "ana", "P2");
    due.at(MONDAY.plus(Duration.ofHours(49 + 48)));

    assertThat(tickets.filed("ZD-9")).isEmpty();
    assertThat(tickets.only("ZD-10").requester()).isEqualTo(Baton.ID);
    assertThat(tickets.only("ZD-10").to().name()).isEqualTo("T2");
  }

  @Test
  void aWorkspaceThatLeftIsAskedForNothing() {
    tickets.opens("ZD-11", "ana", "P1");
    acme.slack().uninstall();
    await().until(this::left);

    due.at(DUE);

    assertThat(tickets.filed("ZD-11")).isEmpty();
  }

  private boolean left() {
    return acme.in(tx ->
        !tx.dsl()
            .fetch(
                "select 1 from baton.installation where org_id = ? and left_at is not null",
                acme.orgId())
            .isEmpty());
  }
}
