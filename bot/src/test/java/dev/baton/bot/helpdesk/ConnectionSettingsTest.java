package dev.baton.bot.helpdesk;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.config.Secret;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditLog;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin connects a program on App Home, sees what it sends, and ends it. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionSettingsTest {
  private static final String EVENT =
      """
      {"type":"ticket.created","timestamp":"2026-03-02T08:59:00Z","data":{"key":"ZD-%s","priority":"P2"}}\
      """;

  private final TestBot bot;
  private final HttpClient http = HttpClient.newHttpClient();
  private TestWorkspace acme;
  private Person olga;

  ConnectionSettingsTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    olga = acme.person("olga");
  }

  @AfterAll
  void stop() {
    http.close();
    bot.close();
  }

  @Test
  void aConnectedProgramSendsAndItsEventsAreSeenAndAppliedAgain() {
    Sender shop = connect("Shop");
    assertThat(shop.send("msg_1", EVENT.formatted("1042"))).isEqualTo(202);
    assertThat(shop.with(Sender.secrets().newSecret()).send("msg_2", "{}")).isEqualTo(401);
    await().until(() -> isKnown("ZD-1042"));

    Modal list = list();
    assertThat(text(list))
        .contains("Shop", "Last received and verified", "applied 1", "wrong signature 1")
        .doesNotContain(shop.connection().secret().reveal());
    list.click("Last 50 events");
    olga.modal().awaitShows("msg_1");
    assertThat(text(olga.modal())).contains("ZD1042", "applied").doesNotContain("P2");
    olga.modal().click("Apply again");
    olga.modal().awaitShows("read once more");
    assertThat(acme.in(tx -> AuditLog.in(tx).verify()) instanceof ChainCheck.Verdict.Intact)
        .isTrue();
  }

  @Test
  void aNewSecretIsShownOnceAndSwitchingOffEndsIt() {
    Sender shop = connect("Shop");
    list().click("New secret");
    olga.modal().awaitShows("has a new secret");
    Sender renewed = read(olga.modal());
    assertThat(renewed.connection().path()).isEqualTo(shop.connection().path());
    assertThat(renewed.send("msg_1", EVENT.formatted("1"))).isEqualTo(202);
    assertThat(shop.send("msg_2", EVENT.formatted("2"))).isEqualTo(202);

    list().click("Switch off");
    olga.modal().awaitShows("switched off on");
    assertThat(renewed.send("msg_3", EVENT.formatted("3"))).isEqualTo(401);
  }

  @Test
  void aNameIsNeededAndOnlyAdminsMayConnect() {
    Modal form = list();
    form.fill("Name", " \n ").submit();
    assertThat(form.errors().toString()).contains("1 to 60 characters");
    assertThat(SettingsTab.of(acme.person("ana")).buttons())
        .doesNotContain("Help desks and programs");
  }

  private Modal list() {
    olga.modals().forEach(Modal::close);
    SettingsTab.of(olga).click("Help desks and programs");
    return olga.modal();
  }

  private Sender connect(String name) {
    list().fill("Name", name).submit();
    Modal told = olga.modal().awaitShows("may send now");
    return read(told);
  }

  private Sender read(Modal told) {
    Matcher found =
        Pattern.compile("/hooks/([A-Za-z0-9_-]{22}).*(whsec_[A-Za-z0-9+/=]+)", Pattern.DOTALL)
            .matcher(text(told));
    assertThat(found.find()).as(text(told)).isTrue();
    return new Sender(
        bot,
        acme,
        new OpenedConnection(new UUID(0, 0), "Shop", found.group(1), new Secret(found.group(2))),
        http);
  }

  private static String text(Modal modal) {
    return String.join("\n", modal.lines());
  }

  private boolean isKnown(String key) {
    return bot.holds(
        acme.orgId(),
        tx -> Tickets.in(tx).find(TicketKeyFormat.DEFAULT.parse(key).orElseThrow()).isPresent());
  }
}
