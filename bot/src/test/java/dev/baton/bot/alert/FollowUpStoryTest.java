package dev.baton.bot.alert;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Priority;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.outside.HookReceiver;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** After a ticket of the last tier is resolved its customer is asked how it went. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowUpStoryTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private AlertTickets tickets;

  FollowUpStoryTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    tickets = new AlertTickets(acme);
    tickets.account("Acme", "Enterprise", "sara@acme.test", "ben@acme.test", "");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Message told(String name, String part) {
    await()
        .until(() ->
            acme.person(name).directMessages().stream().anyMatch(message -> message.shows(part)));
    return acme.person(name).directMessages().stream()
        .filter(message -> message.shows(part))
        .findFirst()
        .orElseThrow();
  }

  /** It goes on to the last tier and is resolved there. */
  private void resolvedInTheLastTier(String key) {
    tickets.opens(key, Priority.P2, acme.now());
    acme.lenaApproves(acme.files(key));
    Escalation up = acme.file(key, "marco", "tara", 2, Direction.FORWARD, "theo");
    acme.request("theo", up).click("Approve");
    await().until(() -> acme.now(up).settlement().isPresent());
    tickets.resolves(key.replace("-", ""));
  }

  @Test
  void theAccountOwnerSaysWhatCameOfItAndItIsKeptWithTheAccount() {
    HookReceiver receiver = bot.sandbox().outside().receiver("programs");
    acme.in(tx -> {
      AlertWebhooks.in(tx)
          .set(
              AlertWebhooks.WORKSPACE,
              bot.sandbox().receiverUrl("programs"),
              bot.parts()
                  .media()
                  .webhooks()
                  .orElseThrow()
                  .seal(
                      acme.orgId(),
                      AlertWebhooks.WORKSPACE,
                      bot.parts().media().webhooks().orElseThrow().newSecret()),
              acme.id("bo"),
              acme.now());
      return true;
    });
    resolvedInTheLastTier("ZD-1");
    Message asked = told("sara", "ask the customer how it went");
    assertThat(asked.buttons()).containsExactly("Done", "New date");

    asked.click("Done");
    Modal form = acme.person("sara").modal("Follow-up");
    assertThat(form.fill("What came of it", "ok").submit().errors().values().toString())
        .contains("Say in a few words");
    form.fill("What came of it", "They are happy again").submit();

    asked.awaitShows("They are happy again");
    assertThat(asked.now().buttons()).isEmpty();
    assertThat(tickets.audited("follow.up_done")).isEqualTo(1);
    HookReceiver.Received said = receiver.await("follow_up.done");
    var data = Json.child(said.json(), "data");
    assertThat(Json.text(data, "outcome")).isEqualTo("They are happy again");
    assertThat(Json.text(data, "customer")).isEqualTo("Acme");

    tickets.opens("ZD-2", Priority.P2, acme.now());
    Escalation next = acme.files("ZD-2");
    assertThat(acme.request("lena", next).text()).contains("last follow-up: They are happy again");
  }

  @Test
  void aNewDateRemindsOnThatDayAndOnceOnly() {
    resolvedInTheLastTier("ZD-3");
    Message asked = told("sara", "ask the customer how it went");
    asked.click("New date");
    Modal form = acme.person("sara").modal("Follow-up");
    assertThat(form.fill("When you will do it", "2026-03-01").submit().errors().values().toString())
        .contains("today or a later day");
    form.fill("When you will do it", "2026-03-12").submit();
    await().until(() -> tickets.audited("follow.up_postponed") == 1);

    bot.clock().advance(Duration.ofDays(4));
    tickets.opens("ZD-4", Priority.P1, acme.now());
    tickets.told("ZD4", "webhook");
    told("sara", "ZD-4");
    assertThat(reminders()).isZero();
    bot.clock().set(Instant.parse("2026-03-12T09:00:01Z"));
    told("sara", "Due: ask Acme how it went with ZD-3");
    assertThat(reminders()).isEqualTo(1);
  }

  private long reminders() {
    return acme.person("sara").directMessages().stream()
        .filter(message -> message.shows("Due: ask"))
        .count();
  }

  @Test
  void othersMayNotAndATicketOfTheFirstTiersNeedsNone() {
    resolvedInTheLastTier("ZD-5");
    Message asked = told("sara", "ask the customer how it went");
    assertThat(asked.copiedTo(acme.person("marco")).click("Done").reply().text())
        .contains("is for the account owner");

    tickets.opens("ZD-6", Priority.P2, acme.now());
    tickets.resolves("ZD6");
    resolvedInTheLastTier("ZD-7");
    told("sara", "ZD-7 of Acme is resolved");
    assertThat(acme.person("sara").directMessages())
        .noneMatch(message -> message.shows("ZD-6 of Acme is resolved"));
  }
}
