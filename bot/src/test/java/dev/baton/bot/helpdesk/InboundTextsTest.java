package dev.baton.bot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.bot.privacy.ContentExpiry;
import dev.baton.bot.privacy.PersonErasure;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.db.helpdesk.InboundRow.State;
import dev.baton.db.table.ToldTickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.sandbox.people.Person;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What other programs sent of people: they get it, it goes with them, and it goes by itself. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboundTextsTest {
  private static final String OF_ANA =
      """
      {"type":"ticket.created","timestamp":"2026-03-02T08:59:00Z",
       "data":{"key":"ZD-1","title":"Stuck","contact":"Ana, ANA@acme.test","description":"Write to ana@acme.test please"}}\
      """;
  private static final String OF_OTHERS =
      """
      {"type":"ticket.created","timestamp":"2026-03-02T08:59:00Z",
       "data":{"key":"ZD-2","contact":"joe@customer.test","description":"Not about her"}}\
      """;

  private final FreshDatabase fresh;
  private final TestBot bot;
  private final HttpClient http = HttpClient.newHttpClient();
  private TestWorkspace acme;
  private Sender desk;
  private InboundWork work;

  /** Nothing reads but what a test orders. */
  InboundTextsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    desk = Sender.to(acme, http);
    work = new InboundWork(fresh.tenants(), Sender.secrets(), new InboundFigures(), bot.clock());
  }

  @AfterAll
  void stop() {
    http.close();
    bot.close();
  }

  @Test
  void aPersonGetsWhichEventsAndTicketsNameThem() {
    sent();
    read();
    Person ana = acme.person("ana");

    SettingsTab.of(ana).awaitShows("Your data").click("Send me my data");

    JsonObject data =
        JsonParser.parseString(ana.file("baton-data-" + ana.id()).text()).getAsJsonObject();
    assertThat(data.getAsJsonArray("events_naming_them").toString())
        .contains("msg_1", "ZD1")
        .doesNotContain("msg_2");
    assertThat(data.toString()).contains("Write to ana@acme.test please").doesNotContain("joe@");
  }

  @Test
  void withAPersonGoesWhatEventsAndTicketsSaidOfThemAndNothingElse() {
    sent();
    read();

    erase("ana");

    assertThat(event("msg_1").body()).isEmpty();
    assertThat(event("msg_2").body()).isPresent();
    assertThat(values("ZD-1"))
        .doesNotContainKey("contact")
        .containsEntry("description", "[erased]");
    assertThat(values("ZD-2")).containsEntry("contact", "joe@customer.test");
    UUID gone = event("msg_1").id();
    boolean again = acme.in(tx -> InboundEvents.in(tx).again(gone, acme.now()));
    assertThat(again).isFalse();
  }

  @Test
  void whatWasErasedBeforeItWasReadIsNotReadAndNobodyIsAlarmed() {
    sent();

    erase("ana");
    read();

    assertThat(event("msg_1").state()).isEqualTo(State.REFUSED);
    assertThat(event("msg_1").reason()).contains("body_gone");
    assertThat(event("msg_2").state()).isEqualTo(State.APPLIED);
    assertThat(acme.person("olga").directMessages())
        .noneMatch(told -> told.text().contains("Baton refused"));
  }

  @Test
  void afterThirtyDaysTheEventsGoAndTheTicketsStay() {
    sent();
    read();
    assertThat(desk.with(Sender.secrets().newSecret()).send("msg_3", OF_ANA)).isEqualTo(401);
    bot.clock().set(acme.now().plus(Duration.ofDays(29)));
    expire();
    assertThat(events()).hasSize(2);

    bot.clock().set(acme.now().plus(Duration.ofDays(2)));
    expire();

    assertThat(events()).isEmpty();
    boolean counted =
        acme.in(tx -> InboundEvents.in(tx).lately(desk.connection().id(), acme.now()))
            .refused()
            .isPresent();
    assertThat(counted).isFalse();
    assertThat(values("ZD-1")).containsEntry("title", "Stuck");
    assertThat(desk.send("msg_1", OF_OTHERS)).isEqualTo(202);
  }

  private void sent() {
    assertThat(desk.send("msg_1", OF_ANA)).isEqualTo(202);
    assertThat(desk.send("msg_2", OF_OTHERS)).isEqualTo(202);
  }

  private void read() {
    events().forEach(event -> work.apply(new Work(acme.orgId(), event.id().toString())));
  }

  private void erase(String name) {
    Work ordered = new Work(acme.orgId(), acme.id(name) + " " + acme.id("olga"));
    assertThat(
            new PersonErasure(fresh.tenants(), bot.parts().snapshots(), bot.clock()).erase(ordered))
        .isEmpty();
  }

  private void expire() {
    new ContentExpiry(fresh.tenants(), bot.clock()).erase(new Work(acme.orgId(), "daily"));
  }

  private List<InboundRow> events() {
    return acme.in(tx -> InboundEvents.in(tx).newest(desk.connection().id(), 50));
  }

  private InboundRow event(String id) {
    return events().stream().filter(event -> event.eventId().equals(id)).findFirst().orElseThrow();
  }

  private Map<String, String> values(String key) {
    String identity = TicketKeyFormat.DEFAULT.parse(key).orElseThrow().identity();
    return acme.in(tx -> ToldTickets.in(tx).valuesOf(identity)).orElseThrow();
  }
}
