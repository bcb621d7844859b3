package dev.baton.bot.socket;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.bot.BotServer;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.event.BotSockets;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Outcome;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bot without an address: what breaks between it and Slack, and what people notice of it. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SocketModeTest {
  private static final int CONNECTIONS = 2;

  private final TestWorkspace acme;
  private final TestBot bot;
  private final BotSockets sockets;
  private final Person ana;

  SocketModeTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.throughSockets(fresh);
    this.bot = acme.bot();
    this.sockets = acme.slack().sockets();
    this.ana = acme.person("ana");
  }

  @AfterEach
  void mend() {
    bot.sandbox().faults().clear();
    awaitConnected();
  }

  @AfterAll
  void close() {
    acme.close();
  }

  private void awaitConnected() {
    await().until(() -> sockets.open() >= CONNECTIONS);
    await().until(() -> page("/readyz").statusCode() == 200);
  }

  private HttpResponse<String> page(String path) {
    return bot.browser().open(bot.address(path));
  }

  private Modal pageOne(String ticket) {
    assertThat(ana.types("/escalate " + ticket).problem()).isEmpty();
    return ana.modal("Escalate a ticket")
        .choose("Category", "Billing")
        .choose("Priority", "P2")
        .fill("Reason", "The refund of May was booked twice and billing shows no trace of it")
        .fill("Steps tried", "Compared both invoices\nAsked the customer for the statement");
  }

  private Modal pageTwo(String ticket) {
    pageOne(ticket).submit("Next");
    return ana.modal("Who takes it over").checkAll("Checklist");
  }

  private long requestsTo(String reader, String ticket) {
    return acme.person(reader).directMessages().stream()
        .filter(message -> message.shows(ticket + " #1"))
        .count();
  }

  @RepeatedTest(10)
  void aFormWhoseConnectionBreaksBeforeTheAnswerIsAnsweredThroughAnother(RepetitionInfo round) {
    String ticket = "ZD-" + (70_000 + 37 * round.getCurrentRepetition());
    Modal first = pageOne(ticket);
    int before = sockets.repeatedSoFar();

    sockets.cutAfterNext(1);
    assertThat(first.submit("Next").kind()).isNotEqualTo(Submission.Kind.FAILED);
    Modal second = ana.modal("Who takes it over").checkAll("Checklist");
    sockets.cutAfterNext(1);
    assertThat(second.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);

    acme.person("lena").directMessage(ticket + " #1");
    assertThat(sockets.repeatedSoFar()).isGreaterThanOrEqualTo(before + 2);
    assertThat(requestsTo("lena", ticket)).isEqualTo(1);
  }

  @Test
  void aNewConnectionStandsBeforeTheOldOneIsGivenUpWhereSlackAsksForIt() {
    Modal open = pageOne("ZD-2");
    int before = sockets.openedSoFar();

    sockets.askToRefresh("warning");
    assertThat(open.submit("Next").kind()).isNotEqualTo(Submission.Kind.FAILED);
    await().until(() -> sockets.openedSoFar() == before + CONNECTIONS);
    Modal second = ana.modal("Who takes it over").checkAll("Checklist");
    sockets.askToRefresh("refresh_requested");
    assertThat(second.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);

    await().until(() -> sockets.openedSoFar() == before + 2 * CONNECTIONS);
    acme.person("lena").directMessage("ZD-2 #1");
    assertThat(page("/readyz").body()).isEqualTo("ready");
  }

  @Test
  void whatComesTwiceIsDoneOnce() {
    Modal second = pageTwo("ZD-3");
    int before = sockets.repeatedSoFar();

    sockets.duplicateNext(1);
    assertThat(second.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    Message request = acme.person("lena").directMessage("ZD-3 #1");
    sockets.duplicateNext(1);
    assertThat(request.click("Approve").problem()).isEmpty();
    request.awaitShows("Approved");
    sockets.duplicateNext(1);
    Outcome stats = ana.types("/escalation-log stats");

    assertThat(stats.problem()).isEmpty();
    assertThat(sockets.repeatedSoFar()).isGreaterThanOrEqualTo(before + 3);
    acme.person("marco").directMessage("ZD-3");
    assertThat(requestsTo("lena", "ZD-3")).isEqualTo(1);
    assertThat(requestsTo("marco", "ZD-3")).isEqualTo(1);
  }

  @Test
  void anAcknowledgementThatComesTooLateIsNoSecondRequest() {
    Modal second = pageTwo("ZD-4");

    sockets.giveUpOnNext(1);
    second.submit("Escalate");
    acme.person("lena").directMessage("ZD-4 #1");
    second.submitAgain();

    assertThat(requestsTo("lena", "ZD-4")).isEqualTo(1);
  }

  @Test
  void lostConnectionsComeAgainAfterSlackRefusedThemForAWhile() {
    bot.sandbox().faults().slack().refuse("apps.connections.open", 1_000, "internal_error");

    sockets.cut();

    await().until(() -> page("/readyz").body().contains("Slack connection"));
    bot.sandbox().faults().clear();
    awaitConnected();
    await().until(() -> page("/metrics").body().contains("baton_slack_socket_connections 2.0"));
    assertThat(page("/metrics").body()).contains("baton_slack_socket_troubled_total{why=\"lost\"}");
    assertThat(ana.types("/escalate help").problem()).isEmpty();
  }

  @Test
  void aWebPageInPlaceOfSlackAndTooManyRequestsAreWaitedOut() {
    bot.sandbox().faults().slack().answerByProxy("apps.connections.open", 1);
    bot.sandbox().faults().slack().rateLimit("apps.connections.open", 1, Duration.ofSeconds(1));

    sockets.cut();

    await().until(() -> page("/metrics").body().contains("troubled_total{why=\"busy\"}"));
    awaitConnected();
  }

  @Test
  void anAppTokenIsUsedForNothingButConnections() {
    assertThat(
            bot.sandbox().exchanges().named("auth.test").stream()
                .filter(exchange -> exchange.answer().contains("invalid_auth")))
        .isEmpty();
  }

  @Test
  void switchedOffAtSlackItIsNotReadyUntilItIsSwitchedOnAgain() {
    sockets.switchOff();

    await().until(() -> page("/readyz").statusCode() == 503);
    await()
        .until(() ->
            page("/metrics")
                .body()
                .contains("baton_slack_socket_troubled_total{why=\"switched_off\"}"));
    sockets.switchOnAgain();

    awaitConnected();
    assertThat(ana.types("/escalate help").problem()).isEmpty();
  }

  @Test
  void twoProcessesShareWhatComesAndNothingIsDoneTwice() {
    BotServer second = bot.serveBeside(bot.throughSockets(acme.slack()));
    try {
      await().until(() -> sockets.open() == 2 * CONNECTIONS);
      Modal form = pageTwo("ZD-5");
      sockets.duplicateNext(3);
      form.submit("Escalate");
      Message request = acme.person("lena").directMessage("ZD-5 #1");
      request.click("Approve");
      request.awaitShows("Approved");
      ana.types("/escalate help");

      acme.person("marco").directMessage("ZD-5");
      assertThat(requestsTo("lena", "ZD-5")).isEqualTo(1);
      assertThat(requestsTo("marco", "ZD-5")).isEqualTo(1);
      assertThat(sockets.loads()).hasSize(2 * CONNECTIONS).allMatch(given -> given > 0);
    } finally {
      second.close();
    }
  }

  @Test
  void aStopFinishesWhatItBegan() {
    BotServer second = bot.serveBeside(bot.throughSockets(acme.slack()));
    await().until(() -> sockets.open() == 2 * CONNECTIONS);
    bot.sandbox().faults().slack().slow("views.open", 4, Duration.ofSeconds(1));
    int given = sockets.loads().stream().mapToInt(Integer::intValue).sum();
    CompletableFuture<Outcome> typed =
        CompletableFuture.supplyAsync(
            () -> ana.types("/escalate ZD-6"), Thread::startVirtualThread);
    await().until(() -> sockets.loads().stream().mapToInt(Integer::intValue).sum() > given);

    second.close();

    assertThat(typed.join().problem()).isEmpty();
    ana.modal("Escalate a ticket").close();
    assertThat(sockets.open()).isEqualTo(CONNECTIONS);
  }

  @Test
  void nothingIsTakenAtAnAddress() {
    assertThat(page("/slack/events").statusCode()).isEqualTo(404);
    assertThat(bot.process().paths()).noneMatch(path -> path.contains("/slack/events"));
  }

  @Test
  void aTokenThatOnlyAnotherSettingMendsIsSaidAtTheStart() {
    Map<String, String> settings = bot.throughSockets(acme.slack());

    settings.put("SLACK_APP_TOKEN", "xapp-1-A0OTHER00-1-abc");
    assertThatThrownBy(() -> bot.serveBeside(settings))
        .hasMessageContaining("SLACK_APP_TOKEN is of the app A0OTHER00 and SLACK_BOT_TOKEN of")
        .hasMessageContaining("Copy both from one app's pages.");
    settings.put("SLACK_APP_TOKEN", "xapp-not-of-slack");
    assertThatThrownBy(() -> bot.serveBeside(settings))
        .hasMessageContaining("Slack does not accept SLACK_APP_TOKEN.")
        .hasMessageContaining("connections:write");
    bot.sandbox().faults().slack().refuse("apps.connections.open", 1, "missing_scope");
    assertThatThrownBy(() -> bot.serveBeside(bot.throughSockets(acme.slack())))
        .hasMessageContaining("SLACK_APP_TOKEN lacks the scope connections:write.");
  }
}
