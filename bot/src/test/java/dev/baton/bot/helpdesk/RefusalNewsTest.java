package dev.baton.bot.helpdesk;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Person;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Admins hear that a program is refused, once an hour for each reason, and how to mend it. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalNewsTest {
  private static final String EVENT =
      """
      {"type":"ticket.created","timestamp":"2026-03-02T08:59:00Z","data":{"key":"%s","priority":"P2"}}\
      """;
  private static final String FORGED = "wrong signature";

  private final TestBot bot;
  private final HttpClient http = HttpClient.newHttpClient();
  private TestWorkspace acme;
  private Sender desk;

  RefusalNewsTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    desk = Sender.to(acme, http);
  }

  @AfterAll
  void stop() {
    http.close();
    bot.close();
  }

  @Test
  void aForgedEventIsToldToAdminsOnceAnHourAndToNobodyElse() {
    Sender forger = desk.with(Sender.secrets().newSecret());
    for (int i = 0; i < 5; i++) {
      assertThat(forger.send("msg_" + i, EVENT.formatted("ZD-1"))).isEqualTo(401);
    }
    await().until(() -> news("olga").size() == 1);
    assertThat(news("olga").getFirst())
        .contains("Help desk", FORGED, "New secret")
        .doesNotContain(desk.connection().path());
    bot.clock().set(acme.now().plus(Duration.ofHours(1)));
    assertThat(forger.send("msg_6", EVENT.formatted("ZD-1"))).isEqualTo(401);
    assertThat(forger.send("msg_7", EVENT.formatted("ZD-1"))).isEqualTo(401);
    await().until(() -> news("olga").size() == 2);
    assertThat(news("ana")).isEmpty();
    assertThat(lately()).isEqualTo("{bad_signature=7}");
  }

  @Test
  void eachReasonIsToldForItselfAlsoOneThatIsFoundWhenTheEventIsRead() {
    assertThat(desk.send("msg_1", "[]")).isEqualTo(400);
    assertThat(desk.send("msg_2", EVENT.formatted("no key at all"))).isEqualTo(202);
    assertThat(desk.send("msg_3", EVENT.formatted("none either"))).isEqualTo(202);
    await().until(() -> news("olga").size() == 2);
    assertThat(String.join("\n", news("olga")))
        .contains("no readable JSON object", "no key by the pattern", "Apply again");
    await().until(() -> lately().equals("{no_key=2, not_json=1}"));
  }

  @Test
  void whatIsOnlyIgnoredIsNoNews() {
    assertThat(desk.send("msg_1", "{\"type\":\"ping\"}")).isEqualTo(202);
    assertThat(desk.send("msg_2", EVENT.replace("created", "sneezed").formatted("ZD-1")))
        .isEqualTo(202);
    assertThat(desk.with(Sender.secrets().newSecret()).send("msg_3", "{}")).isEqualTo(401);
    await().until(() -> news("olga").size() == 1);
    assertThat(news("olga").getFirst()).contains(FORGED);
  }

  @Test
  void ofAProgramThatWasSwitchedOffMeanwhileNothingIsTold() {
    Sender other = Sender.to(acme, http);
    assertThat(other.send("msg_1", "{}")).isEqualTo(202);
    acme.in(
        tx -> Connections.in(tx).switchOff(other.connection().id(), acme.id("olga"), acme.now()));
    assertThat(other.with(Sender.secrets().newSecret()).send("msg_1", "{}")).isEqualTo(401);
    assertThat(desk.with(Sender.secrets().newSecret()).send("msg_1", "{}")).isEqualTo(401);
    await().until(() -> news("olga").size() == 1);
  }

  @ParameterizedTest
  @EnumSource(value = InboundReason.class, mode = EnumSource.Mode.EXCLUDE, names = "PING")
  void everyReasonIsSaidInWords(InboundReason why) {
    assertThat(Texts.load().english().say(HelpdeskPhrase.RESULT, "result", why.code()))
        .isNotEqualTo(why.code());
  }

  @Test
  void figuresTellOfWhatIsAnsweredAndOfWhatIsRead() {
    assertThat(desk.send("msg_1", EVENT.formatted("ZD-1"))).isEqualTo(202);
    assertThat(desk.send("msg_1", EVENT.formatted("ZD-1"))).isEqualTo(200);
    await()
        .until(() ->
            acme.in(tx -> InboundEvents.in(tx).newest(desk.connection().id(), 5)).stream()
                .allMatch(event -> event.state() == InboundRow.State.APPLIED));
    await()
        .until(() ->
            Stream.of("kept", "again", "applied", "bad_signature", "stale")
                .allMatch(result ->
                    bot.browser()
                        .open(bot.address("/metrics"))
                        .body()
                        .contains(
                            "baton_inbound_total{kind=\"generic\",result=\"" + result + "\"}")));
  }

  private List<String> news(String who) {
    Person person = acme.person(who);
    return person.directMessages().stream()
        .map(Message::text)
        .filter(text -> text.contains("Baton refused"))
        .toList();
  }

  private String lately() {
    Map<String, Long> counts =
        acme.in(tx -> InboundEvents.in(tx).lately(desk.connection().id(), acme.now()).counts());
    return new TreeMap<>(counts).toString();
  }
}
