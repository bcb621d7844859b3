package dev.baton.bot.alert;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Tx;
import dev.baton.db.alert.Alerts;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.matrix.Priority;
import dev.baton.sandbox.people.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who looks after a customer hears of its tickets in Slack, and by mail where they are not. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertStoryTest {
  private static final AlertEvent.Missed UNANSWERED =
      new AlertEvent.Missed(AlertEvent.Promise.FIRST_RESPONSE, 1);

  private final TestBot bot;
  private TestWorkspace acme;
  private AlertTickets tickets;

  AlertStoryTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    tickets = new AlertTickets(acme);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private List<Message> alertsOf(String name, String ticket) {
    return acme.person(name).directMessages().stream()
        .filter(message -> message.buttons().contains("I'm on it") && message.shows(ticket))
        .toList();
  }

  private Message alertOf(String name, String part) {
    await()
        .until(() ->
            acme.person(name).directMessages().stream().anyMatch(message -> message.shows(part)));
    return acme.person(name).directMessages().stream()
        .filter(message -> message.shows(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aP1ThatOpensIsToldWithAllThatWeighs() {
    tickets.account("Acme", "Enterprise", "sara@acme.test", "ben@acme.test", "");
    tickets.opens("ZD-1", Priority.P1, acme.now().minusSeconds(47 * 60));
    acme.in(tx -> {
      Alerts.in(tx).opened("ZD1", acme.now());
      return true;
    });

    Message alert = alertOf("sara", "is open with the highest priority, P1");
    assertThat(alert.text())
        .contains("€180K", "renewal in 62 days", "health yellow")
        .contains("open for 47 minutes", "no first reply yet", "in T1")
        .contains("ACTION NEEDED: nobody owns it.");
    assertThat(alertOf("ben", "is open with").text()).contains("€180K");
    Message leads = alertOf("ines", "is open with");
    assertThat(leads.text()).contains("ACTION NEEDED");
  }

  private void openP1s(int from, int until) {
    for (int i = from; i < until; i++) {
      String key = "ZD-" + i;
      tickets.opens(key, Priority.P1, acme.now());
      acme.in(tx -> {
        Tickets.in(tx).lock(key.replace("-", ""));
        Alerts.in(tx).opened(key.replace("-", ""), acme.now());
        return true;
      });
    }
  }

  @Test
  void aboveTenAlertsInFiveMinutesTheRestIsOneMessageThatGrows() {
    tickets.account("Acme", "Enterprise", "sara@acme.test", "", "");
    openP1s(300, 311);

    Message together = alertOf("sara", "One more alert in a few minutes");
    assertThat(together.text()).contains("ZD-310", "/escalation-log tickets");
    openP1s(311, 330);
    acme.in(tx -> {
      Tickets.in(tx).lock("ZD300");
      Alerts.in(tx).missed("ZD300", UNANSWERED, acme.now());
      return true;
    });

    Message grown = alertOf("sara", "21 more alerts in a few minutes");
    assertThat(grown.text()).contains("ZD-310, ZD-311", "and others");
    assertThat(
            acme.person("sara").directMessages().stream()
                .filter(message -> message.shows("more alert")))
        .hasSize(1);
    assertThat(alertsOf("sara", "ZD-3")).hasSize(10);
    // Told again, it is neither collected nor told twice.
    openP1sAgain("ZD320");
    assertThat(alertOf("sara", "21 more alerts").text()).isNotBlank();
  }

  private void openP1sAgain(String ticket) {
    acme.in(tx -> {
      Tickets.in(tx).lock(ticket);
      Alerts.in(tx).opened(ticket, acme.now());
      return true;
    });
  }

  @Test
  void afterFiveMinutesAlertsAreToldOneByOneAgain() {
    tickets.account("Acme", "Enterprise", "sara@acme.test", "", "");
    openP1s(400, 412);
    alertOf("sara", "2 more alerts");
    bot.clock().advance(Duration.ofMinutes(5));

    openP1s(412, 413);

    assertThat(alertOf("sara", "ZD-412").buttons()).contains("I'm on it");
  }

  @Test
  void whoeverLeadsTheTierAndHasTheAccountIsToldOfAMissedPromiseOnce() {
    tickets.account("Acme", "Enterprise", "ines@acme.test", "", "");
    tickets.promises();
    tickets.opens("ZD-420", Priority.P1, acme.now());
    tickets.told("ZD420", "webhook");
    bot.clock().advance(Duration.ofMinutes(31));

    await().until(() -> missedToldTo("ines") > 0);
    await().until(() -> acme.in(AlertStoryTest::waitingNews) == 0);
    assertThat(missedToldTo("ines")).isOne();
  }

  private static int waitingNews(Tx tx) {
    return tx.dsl()
        .fetch(
            "select 1 from platform.scheduled_tasks where task_name = 'ticket-news'"
                + " and task_instance like ? || '/%'",
            tx.orgId())
        .size();
  }

  private int missedToldTo(String name) {
    return acme.in(tx ->
        tx.dsl()
            .fetch(
                "select 1 from baton.delivery where org_id = ? and recipient = ? and updates is null"
                    + " and (kind = 'alert' and detail ->> 'event' = 'missed'"
                    + " or kind = 'promise_mark' and detail ->> 'percent' = '100')",
                acme.orgId(),
                acme.id(name))
            .size());
  }

  @Test
  void toldTwiceItIsOneMessageAndAnOwnerIsNamed() {
    tickets.account("Acme", "SMB", "sara@acme.test", "", "");
    tickets.opens("ZD-2", Priority.P1, acme.now());
    tickets.takenBy("ZD2", "ben");
    for (int i = 0; i < 2; i++) {
      acme.in(tx -> {
        Alerts.in(tx).opened("ZD2", acme.now());
        return true;
      });
    }
    Message alert = alertOf("sara", "is open with");
    assertThat(alert.text()).contains("owner <@" + acme.id("ben")).doesNotContain("ACTION");
    acme.in(tx -> {
      Alerts.in(tx).missed("ZD2", UNANSWERED, acme.now());
      return true;
    });
    alertOf("sara", "first answer");
    assertThat(alertsOf("sara", "is open with")).hasSize(1);
  }

  @Test
  void laterEventsOfATicketStandInTheThreadOfTheFirst() {
    tickets.account("Acme", "Enterprise", "sara@acme.test", "", "gil@acme.test");
    tickets.opens("ZD-3", Priority.P1, acme.now());
    acme.in(tx -> {
      Alerts.in(tx).opened("ZD3", acme.now());
      Alerts.in(tx).missed("ZD3", UNANSWERED, acme.now());
      return true;
    });

    Message first = alertOf("sara", "is open with");
    Message later = alertOf("sara", "first answer that was promised");
    assertThat(later.threadTs()).contains(first.ts());
    assertThat(first.threadTs()).isEmpty();
    // Who hears of it for the first time has it by itself.
    assertThat(alertOf("gil", "first answer that was promised").threadTs()).isEmpty();
  }

  @Test
  void whoIsOnItSaysSoAndEverybodyAlertedSeesIt() {
    tickets.account("Acme", "Enterprise", "sara@acme.test", "ben@acme.test", "");
    tickets.opens("ZD-4", Priority.P1, acme.now());
    acme.in(tx -> {
      Alerts.in(tx).opened("ZD4", acme.now());
      return true;
    });
    Message saras = alertOf("sara", "is open with");
    Message bens = alertOf("ben", "is open with");

    saras.click("I'm on it");

    bens.awaitShows("<@" + acme.id("sara") + "> is on it, since");
    saras.awaitShows("is on it, since");
    assertThat(saras.click("I'm on it").reply().text()).contains("noted already");
    assertThat(saras.copiedTo(acme.person("marco")).click("I'm on it").reply().text())
        .contains("Only who was alerted");
    assertThat(tickets.audited("alert.answered")).isEqualTo(1);
  }

  @Test
  void aRequestOfWeightIsToldToWhoIsNoPartyOfIt() {
    tickets.account("Acme", "Enterprise", "sara@acme.test", "lena@acme.test", "");
    tickets.opens("ZD-5", Priority.P2, acme.now());
    acme.files("ZD-5");

    Message alert = alertOf("sara", "T1 asks T2 to take over");
    assertThat(alert.text()).contains("€180K");
    assertThat(alertsOf("lena", "T1 asks T2")).isEmpty();
  }

  @Test
  void whoIsNotInSlackHasMailAndNoOwnerIsSaidToManagers() {
    tickets.agreesToMail();
    tickets.account("Acme", "Enterprise", "olli@partner.test", "", "");
    tickets.opens("ZD-6", Priority.P2, acme.now());
    acme.files("ZD-6");
    await()
        .until(() ->
            bot.sandbox().mailbox().all().stream()
                .anyMatch(mail ->
                    mail.to().contains("olli@partner.test")
                        && mail.subject().equals("[Baton] ZD-6: escalated to T2")
                        && mail.text().contains("€180K")));

    tickets.account("Globex", "Enterprise", "", "", "");
    tickets.opens("ZD-7", "Globex", Priority.P1, acme.now());
    acme.in(tx -> {
      Alerts.in(tx).opened("ZD7", acme.now());
      return true;
    });
    assertThat(alertOf("bo", "Globex has no account owner").text()).contains("ZD-7");
  }

  @Test
  void aP1ThatAProgramTellsOfAlarmsByItselfAndSoDoesItsMissedPromise() {
    tickets.account("Acme", "Enterprise", "sara@acme.test", "", "ben@acme.test");
    tickets.promises();
    tickets.opens("ZD-8", Priority.P1, acme.now());
    tickets.told("ZD8", "webhook");
    Message first = alertOf("sara", "is open with the highest priority");
    assertThat(alertsOf("ben", "ZD-8")).isEmpty();

    bot.clock().advance(Duration.ofMinutes(31));

    assertThat(alertOf("sara", "first answer").threadTs()).contains(first.ts());
    assertThat(alertOf("ben", "first answer").text()).contains("€180K");
  }

  @Test
  void aFileOfBeforeAlarmsNobody() {
    tickets.account("Acme", "Enterprise", "sara@acme.test", "", "");
    tickets.promises();
    tickets.opens("ZD-9", Priority.P1, acme.now().minusSeconds(7200));
    tickets.told("ZD9", "import");
    tickets.opens("ZD-10", Priority.P1, acme.now());
    tickets.told("ZD10", "webhook");
    alertOf("sara", "ZD-10");
    assertThat(alertsOf("sara", "ZD-9")).isEmpty();
  }
}
