package dev.baton.bot.install;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.bot.BotServer;
import dev.baton.bot.testing.Browser;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tx;
import dev.baton.db.install.Ending;
import dev.baton.db.install.Installations;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.sandbox.event.SentEvent;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.people.Submission;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stops, what stays for thirty days, and what is erased when a workspace leaves. */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
final class LeavingFlowTest {
  private static final String NOT_INSTALLED = "not set up in this workspace";

  private TestBot bot;
  private SlackWorkspace acme;
  private Person ana;

  @BeforeAll
  void open(FreshDatabase fresh) {
    bot = TestBot.startWithJobs(fresh);
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @BeforeEach
  void install() {
    acme = bot.newWorkspace("Acme");
    ana = acme.person("ana@acme.test", "Ana Ruiz");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(isKnown(ana)).isTrue());
  }

  @Test
  void anUninstalledWorkspaceIsServedNoMore() {
    acme.uninstall();

    assertThat(ana.types("/escalate help").reply().shows(NOT_INSTALLED)).isTrue();
    assertThat(rows("select coalesce(token, 'none') from baton.installation where org_id = ?"))
        .containsExactly("none");
    assertThat(kinds()).contains("app.removed");
  }

  @Test
  void aRevokedTokenOfTheBotIsAnEndAndThoseOfPeopleAreNot() {
    JsonObject ofPeople =
        JsonParser.parseString(
                "{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[\"U1\"],\"bot\":[]}}")
            .getAsJsonObject();
    acme.sendEvent(ofPeople);
    assertThat(isServed()).isTrue();

    acme.revokeToken();

    assertThat(isServed()).isFalse();
  }

  @Test
  void whatWasQueuedIsNotSentAndWhatRecursEnds() {
    bot.sandbox().faults().slack().fail("chat.postMessage", 100, 503);
    queueWelcome();
    await().untilAsserted(() -> assertThat(states()).contains("queued"));

    acme.uninstall();
    bot.sandbox().faults().clear();

    assertThat(states()).doesNotContain("queued").contains("skipped");
    bot.clock().advance(Duration.ofDays(8));
    await().untilAsserted(() -> assertThat(queued()).containsOnly("workspace-erasure"));
  }

  @Test
  void whatAnotherProcessStillQueuesIsSettledUnsent() {
    acme.uninstall();

    queueWelcome();

    await().untilAsserted(() -> assertThat(states()).doesNotContain("queued"));
    assertThat(
            rows(
                "select error->>'code' from baton.delivery where org_id = ? and state = 'skipped'"))
        .containsOnly("baton_removed");
  }

  @Test
  void thirtyDaysLaterNothingIsLeft() {
    acme.uninstall();
    bot.clock().advance(Duration.ofDays(29));
    assertThat(rows("select name from baton.workspace where org_id = ?")).containsExactly("Acme");
    bot.database().bringTheDayOfErasure(acme.id());

    bot.clock().advance(Duration.ofDays(1).plusSeconds(1));

    await().untilAsserted(this::assertNothingIsLeft);
  }

  @Test
  void whoeverComesBackWithinThirtyDaysFindsEverything() {
    acme.uninstall();
    bot.clock().advance(Duration.ofDays(20));

    bot.install(acme, ana);
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
    bot.clock().advance(Duration.ofDays(11));

    await().untilAsserted(() -> assertThat(queued()).doesNotContain("workspace-erasure"));
    assertThat(isServed()).isTrue();
    assertThat(standsAsAdmin(ana)).isTrue();
  }

  @Test
  void whoeverInstallsWhileEverythingIsErasedIsAskedToComeBack() {
    Person ben = acme.person("ben@acme.test", "Ben");
    bot.in(
        acme.id(),
        tx -> {
          Instant now = bot.clock().instant();
          return Ending.in(tx).leave(UninstallReason.ERASED, ana.id(), now);
        });
    Browser browser = bot.browser();

    HttpResponse<String> page = browser.open(acme.allow(ben, bot.leave(browser)));

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("being erased", "Nothing was installed", "tomorrow");
    assertThat(acme.team().installed()).isFalse();
    bot.database().bringTheDayOfErasure(acme.id());
    bot.clock().advance(Duration.ofDays(1));
    await().untilAsserted(this::assertNothingIsLeft);
    bot.install(acme, ben);
    await().untilAsserted(() -> assertThat(standsAsAdmin(ben)).isTrue());
    assertThat(standsAsAdmin(ana)).isFalse();
  }

  @Test
  void anEventThatComesLateDoesNotEndTheNextInstall() {
    Instant installed = bot.clock().instant();
    bot.clock().set(installed.minusSeconds(60));

    SentEvent late = acme.sendEvent(uninstalled());

    bot.clock().reach(installed);
    assertThat(late.answer().status()).isEqualTo(200);
    assertThat(isServed()).isTrue();
  }

  @Test
  void aLateEventIsAskedForAgainWhileSlackDoesNotSayWhetherTheTokenWorks() {
    Instant installed = bot.clock().instant();
    bot.clock().set(installed.minusSeconds(60));
    bot.sandbox().faults().slack().fail("auth.test", 1, 500);

    SentEvent late = acme.sendEvent(uninstalled());
    assertThat(late.answer().status()).isEqualTo(503);
    assertThat(isServed()).isTrue();
    bot.clock().advance(Duration.ofSeconds(1));

    assertThat(acme.events().retry(late, 1, "http_error").answer().status()).isEqualTo(200);
    assertThat(isServed()).isTrue();
  }

  @Test
  void theSameEventCountsOnce() {
    SentEvent uninstalled = acme.uninstall();
    bot.install(acme, ana);

    acme.events().retry(uninstalled, 1, "http_timeout");

    assertThat(isServed()).isTrue();
  }

  @Test
  void anAdminErasesEverythingInADayByTypingTheName() {
    SlackWorkspace other = bot.newWorkspace("Other");
    Person bea = other.person("bea@other.test", "Bea");
    bot.install(other, bea);
    SettingsTab.of(ana).awaitShows("For admins");
    ana.home().click("Erase everything…");
    Modal modal = ana.modal("Erase everything");
    modal.fill("Type the name of this workspace", "Acm").submit("Erase everything");
    assertThat(modal.errors()).containsKey("Type the name of this workspace");
    assertThat(isServed()).isTrue();

    Submission erased =
        modal.fill("Type the name of this workspace", "Acme").submit("Erase everything");

    assertThat(ana.modal().awaitShows("is erased in a day").isOpen())
        .as(erased.toString())
        .isTrue();
    await().untilAsserted(() -> assertThat(acme.team().installed()).isFalse());
    assertThat(isServed()).isFalse();
    assertThat(rows("select name from baton.workspace where org_id = ?")).containsExactly("Acme");
    bot.clock().advance(Duration.ofHours(23));
    assertThat(rows("select name from baton.workspace where org_id = ?")).containsExactly("Acme");
    bot.database().bringTheDayOfErasure(acme.id());
    bot.clock().advance(Duration.ofHours(2));
    await().untilAsserted(this::assertNothingIsLeft);
    assertThat(bea.types("/escalate help").reply().shows("/escalate")).isTrue();
  }

  @Test
  void nobodyElseErasesAnything() {
    Person ben = acme.person("ben@acme.test", "Ben");
    await().untilAsserted(() -> assertThat(isKnown(ben)).isTrue());
    SettingsTab.of(ben).awaitShows("As of");
    assertThat(ben.home().buttons()).doesNotContain("Erase everything…");
    SettingsTab.of(ana).awaitShows("For admins");
    ana.home().click("Erase everything…");
    Modal modal = ana.modal("Erase everything");
    bot.in(
        acme.id(),
        tx -> {
          // The last admin stays one.
          Roles.in(tx).grant(ben.id(), "admin", "test", "cli", bot.clock().instant());
          return Roles.in(tx).revoke(ana.id(), "admin", "test", "cli", bot.clock().instant());
        });

    modal.fill("Type the name of this workspace", "Acme").submit("Erase everything");

    assertThat(modal.errors().values()).anyMatch(why -> why.contains("Only admins"));
    assertThat(isServed()).isTrue();
  }

  @Test
  void anotherProcessHearsOfIt() {
    BotServer second = bot.serveBeside(TestBot.FIRST_KEY);
    bot.connect(acme, second);
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();

    bot.in(acme.id(), tx -> leave(tx));
    bot.clock().advance(Snapshots.REFRESHED_EVERY);

    await()
        .untilAsserted(
            () -> assertThat(ana.types("/escalate help").reply().shows(NOT_INSTALLED)).isTrue());
  }

  private boolean leave(Tx tx) {
    Instant now = bot.clock().instant();
    return Ending.in(tx).leave(UninstallReason.UNINSTALLED, "slack", now);
  }

  private static JsonObject uninstalled() {
    return JsonParser.parseString("{\"type\":\"app_uninstalled\"}").getAsJsonObject();
  }

  private void queueWelcome() {
    bot.in(
        acme.id(),
        tx -> {
          DeliveryQueue.in(tx)
              .queue(
                  new PlannedDelivery(
                      new Notice.Welcome(), Medium.SLACK, ana.id(), Set.of(NoticeRole.MANAGER)),
                  bot.clock().instant());
          return true;
        });
  }

  private void assertNothingIsLeft() {
    for (String table :
        bot.database()
            .asSuperuser(dsl ->
                dsl.fetch(
                        "select relname from pg_class where relnamespace = 'baton'::regnamespace"
                            + " and relkind = 'r'")
                    .into(String.class))) {
      assertThat(rows("select t::text from baton." + table + " t where org_id = ?")).isEmpty();
    }
    assertThat(queued()).isEmpty();
  }

  private boolean isServed() {
    return bot.holds(acme.id(), tx -> Installations.in(tx).isServed());
  }

  private boolean isKnown(Person person) {
    return bot.holds(acme.id(), tx -> Members.in(tx).find(person.id()).isPresent());
  }

  private boolean standsAsAdmin(Person person) {
    return bot.holds(acme.id(), tx -> Roles.in(tx).permissionsOf(person.id()).admin());
  }

  private List<String> states() {
    return rows("select state from baton.delivery where org_id = ?");
  }

  private List<String> kinds() {
    return rows("select kind from baton.audit_event where org_id = ?");
  }

  private List<String> queued() {
    return rows(
        "select task_name from platform.scheduled_tasks where task_instance like ? || '/%'");
  }

  private List<String> rows(String sql) {
    return bot.database().asSuperuser(dsl -> dsl.fetch(sql, acme.id()).into(String.class));
  }
}
