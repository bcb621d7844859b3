package dev.baton.bot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.table.ToldTickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody edits in Slack what a program tells of too: each field keeps the newest word. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandBesideEventsTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final FreshDatabase fresh;
  private final TestBot bot;
  private final HttpClient http = HttpClient.newHttpClient();
  private TestWorkspace acme;
  private Sender desk;
  private InboundWork work;
  private Person marco;

  HandBesideEventsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(NINE);
    acme = TestWorkspace.in(bot);
    desk = Sender.to(acme, http);
    work = new InboundWork(fresh.tenants(), Sender.secrets(), new InboundFigures(), bot.clock());
    marco = acme.person("marco");
  }

  @AfterAll
  void stop() {
    http.close();
    bot.close();
  }

  @Test
  void anOlderEventFillsWhatNobodySaidAndLeavesWhatAHandSaidSince() {
    byHand("open ZD-1", "Title", "Typed at nine");

    arrives("msg_1", NINE.minusSeconds(60), "\"title\":\"Told before\",\"priority\":\"P2\"");

    assertThat(values()).containsEntry("title", "Typed at nine").containsEntry("priority", "P2");
  }

  @Test
  void aNewerEventReplacesWhatAHandSaid() {
    byHand("open ZD-1", "Title", "Typed at nine");
    bot.clock().set(NINE.plusSeconds(120));

    arrives("msg_1", NINE.plusSeconds(60), "\"title\":\"Told later\"");

    assertThat(values()).containsEntry("title", "Told later");
  }

  @Test
  void anEventOnItsWayDoesNotUndoAnEditThatWasMadeMeanwhile() {
    byHand("open ZD-1", "Title", "Typed at nine");
    bot.clock().set(NINE.plusSeconds(60));
    sends(
        "msg_1", NINE.plusSeconds(30), "\"title\":\"Told before the edit\",\"status\":\"waiting\"");
    byHand("edit ZD-1", "Title", "Edited at a minute past");

    read();

    assertThat(values())
        .containsEntry("title", "Edited at a minute past")
        .containsEntry("status", "waiting");
  }

  @Test
  void onceTheProgramIsSwitchedOffAHandIsHeardAgainAndLateEventsAreNot() {
    arrives("msg_1", NINE.minusSeconds(60), "\"title\":\"Told\"");
    assertThat(marco.types("/escalation-log edit ZD-1").reply().text())
        .contains("change it in Help desk");
    sends("msg_2", NINE.minusSeconds(30), "\"title\":\"On its way\"");
    acme.in(
        tx -> Connections.in(tx).switchOff(desk.connection().id(), acme.id("olga"), acme.now()));
    bot.clock().set(NINE.plus(Duration.ofMinutes(1)));
    byHand("edit ZD-1", "Title", "Edited by hand");

    read();

    assertThat(values()).containsEntry("title", "Edited by hand");
  }

  private void byHand(String words, String field, String text) {
    marco.modals().forEach(Modal::close);
    marco.types("/escalation-log " + words);
    marco.modal().fill(field, text).submit();
    marco.modals().forEach(Modal::close);
  }

  private void arrives(String id, Instant stamp, String fields) {
    sends(id, stamp, fields);
    read();
  }

  private void sends(String id, Instant stamp, String fields) {
    String event =
        "{\"type\":\"ticket.updated\",\"timestamp\":\""
            + stamp
            + "\",\"data\":{\"key\":\"ZD-1\","
            + fields
            + "}}";
    assertThat(desk.send(id, event)).isEqualTo(202);
  }

  private void read() {
    acme.in(tx -> InboundEvents.in(tx).newest(desk.connection().id(), 50))
        .forEach(event -> work.apply(new Work(acme.orgId(), event.id().toString())));
  }

  private Map<String, String> values() {
    String identity = TicketKeyFormat.DEFAULT.parse("ZD-1").orElseThrow().identity();
    return acme.in(tx -> ToldTickets.in(tx).valuesOf(identity)).orElseThrow();
  }
}
