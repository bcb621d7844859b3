package dev.baton.bot.alert;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.alert.Alerts;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.matrix.Priority;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.outside.HookReceiver;
import dev.baton.sandbox.people.Modal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts by signed webhook: what is sent, how it is signed, and when it ends. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookStoryTest {
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]{44}");

  private final TestBot bot;
  private TestWorkspace acme;
  private AlertTickets tickets;
  private HookReceiver receiver;
  private String address;
  private int receivers;

  WebhookStoryTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithMedia(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    tickets = new AlertTickets(acme);
    tickets.account("Acme", "Enterprise", "sara@acme.test", "", "");
    String name = "r" + receivers++;
    receiver = bot.sandbox().outside().receiver(name);
    address = bot.sandbox().receiverUrl(name);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Modal window() {
    return AlertWindow.of(acme.person("sara"));
  }

  private Modal form() {
    window().click("Set an address");
    return acme.person("sara").modal("Webhook");
  }

  private String secretShown() {
    Matcher found = SECRET.matcher(acme.person("sara").modal().json().toString());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private String set() {
    Modal form = form();
    form.fill("Address", address).submit();
    acme.person("sara").modal().awaitShows("It is shown now and never again");
    return secretShown();
  }

  private void opens(String key) {
    tickets.opens(key, Priority.P1, acme.now());
    acme.in(tx -> {
      Alerts.in(tx).opened(key.replace("-", ""), acme.now());
      return true;
    });
  }

  private boolean hears(String part) {
    return acme.person("sara").directMessages().stream().anyMatch(message -> message.shows(part));
  }

  private boolean isSet() {
    return acme.<Boolean>in(tx -> AlertWebhooks.in(tx).of(acme.id("sara")).isPresent());
  }

  @Test
  void anAlertGoesThereSignedByTheSecretThatWasShownOnce() {
    receiver.knows(set());
    opens("ZD-1");

    HookReceiver.Received alert = receiver.await("alert.opened");
    assertThat(alert.signedBy()).isEqualTo(1);
    var data = Json.child(alert.json(), "data");
    assertThat(Json.text(data, "ticket")).isEqualTo("ZD-1");
    assertThat(Json.text(data, "customer")).isEqualTo("Acme");
    assertThat(Json.text(data, "contract_value")).isEqualTo("180000.00");
    assertThat(Json.text(data, "owned")).isEqualTo("false");
    assertThat(Json.text(data, "workspace")).isEqualTo(acme.orgId());
    assertThat(alert.body()).doesNotContain("Export hangs");
    await().until(() -> hears("is open with the highest priority"));
    assertThat(window().lines().toString()).doesNotContain("whsec_");
  }

  @Test
  void aboveTenAlertsTheRestIsOneRequestWhenItsMinutesAreOver() {
    receiver.knows(set());
    for (int i = 100; i < 113; i++) {
      opens("ZD-" + i);
    }
    await().until(() -> hears("3 more alerts in a few minutes"));
    await().until(() -> receiver.received().size() == 10);
    bot.clock().advance(Duration.ofMinutes(5).plusSeconds(11));

    HookReceiver.Received together = receiver.await("alert.collected");
    assertThat(Json.text(Json.child(together.json(), "data"), "alerts")).isEqualTo("3");
    assertThat(together.body()).contains("ZD-110", "ZD-111", "ZD-112");
    assertThat(receiver.received()).hasSize(11);
  }

  @Test
  void whileTheSecretIsChangedBothSign() {
    String first = set();
    window().click("New secret");
    acme.person("sara").modal().awaitShows("with the one before too");
    String second = secretShown();
    receiver.knows(first, second);
    opens("ZD-2");
    HookReceiver.Received both = receiver.await("alert.opened");
    assertThat(both.signedBy()).isEqualTo(2);

    bot.clock().advance(Duration.ofHours(25));
    opens("ZD-3");
    await().until(() -> receiver.received().size() == 2);
    assertThat(receiver.received().getLast().signedBy()).isEqualTo(1);
    assertThat(receiver.received().getLast().signatures()).isEqualTo(1);
  }

  @Test
  void aFailureIsTriedAgainUnderTheSameIdByTheSchedule() {
    receiver.knows(set()).answers(500);
    opens("ZD-4");
    await().until(() -> receiver.received().size() == 1);
    receiver.answers(200);
    bot.clock().advance(Duration.ofSeconds(6));
    await().until(() -> receiver.received().size() == 2);
    assertThat(receiver.received().getFirst().id()).isEqualTo(receiver.received().getLast().id());
    assertThat(receiver.received().getLast().status()).isEqualTo(200);
  }

  @Test
  void anAddressThatIsGoneForGoodEndsIt() {
    receiver.knows(set()).answers(410);
    opens("ZD-5");
    await().until(() -> hears("gone for good (410)"));
    assertThat(isSet()).isFalse();
  }

  @Test
  void fiveDaysOfFailuresEndIt() {
    receiver.knows(set()).answers(503);
    opens("ZD-6");
    await().until(() -> receiver.received().size() == 1);
    await()
        .until(() -> {
          bot.clock().advance(Duration.ofHours(3));
          return !isSet();
        });
    await().until(() -> hears("nothing could be handed over for 5 days"));
    assertThat(bot.clock().instant()).isAfterOrEqualTo(Instant.parse("2026-03-07T09:00:00Z"));
  }

  @Test
  void theTestButtonSaysWhatWasAnswered() {
    receiver.knows(set());
    window().click("Send a test");
    acme.person("sara").modal().awaitShows("took the test (HTTP 200)");
    assertThat(receiver.await("alert.test").signedBy()).isEqualTo(1);

    receiver.answers(500);
    window().click("Send a test");
    acme.person("sara").modal().awaitShows("answered HTTP 500");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/hook",
        "https://user:password@example.com/hook",
        "ftp://example.com",
        "example.com",
        "javascript:alert(1)"
      })
  void whatIsNoSafeAddressIsRefusedBesideTheField(String typed) {
    assertThat(form().fill("Address", typed).submit().errors().values().toString())
        .contains("begins with https://");
    assertThat(isSet()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/hook",
        "https://[::1]/hook",
        "https://localhost/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1:8443/hook",
        "https://0x7f000001/hook"
      })
  void theOwnNetworkIsOutOfReach(String typed) {
    assertThat(form().fill("Address", typed).submit().errors().values().toString())
        .contains("does not lead into the public internet");
    assertThat(isSet()).isFalse();
  }

  @Test
  void onlyManagersSetTheOneOfTheWorkspace() {
    assertThat(window().lines().toString()).doesNotContain("For the workspace");
    AlertWindow.of(acme.person("bo")).awaitShows("For the workspace");
  }
}
