package dev.baton.bot.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.BotServer;
import dev.baton.bot.testing.TestBot;
import dev.baton.db.install.Ending;
import dev.baton.db.install.Installations;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bot that serves one workspace with a token from its settings. */
@ExtendWith(TestDatabase.class)
final class OwnTokenFlowTest {
  private final FreshDatabase fresh;
  private TestBot bot;
  private SlackWorkspace acme;
  private Person ana;

  OwnTokenFlowTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @BeforeEach
  void open() {
    bot = TestBot.notStarted(fresh);
    acme = bot.sandbox().workspace("T0OWN", "Own");
    ana = acme.person("ana@own.test", "Ana");
    bot.connect(acme, bot.serveOnly(acme, Optional.empty()));
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void leavingEndsItAndAStartWithAnotherTokenTakesThatBack() {
    acme.uninstall();
    assertThat(ana.types("/escalate help").reply().shows("not set up")).isTrue();

    acme.install();
    BotServer again = bot.serveOnly(acme, Optional.empty());

    bot.connect(acme, again);
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
  }

  @Test
  void aStartBeforeAnOrderedErasureRanErasesFirstAndBeginsAnew() {
    Instant now = bot.clock().instant();
    bot.in(
        acme.id(),
        tx -> {
          Roles.in(tx).grant(ana.id(), "admin", "test", "cli", now);
          return Ending.in(tx).leave(UninstallReason.ERASED, ana.id(), now);
        });
    bot.database().bringTheDayOfErasure(acme.id());

    BotServer again = bot.serveOnly(acme, Optional.empty());

    bot.connect(acme, again);
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
    assertThat(bot.holds(acme.id(), tx -> Installations.in(tx).isServed())).isTrue();
    assertThat(bot.holds(acme.id(), tx -> Roles.in(tx).permissionsOf(ana.id()).admin())).isFalse();
  }

  @Test
  void thereIsNothingToInstall() {
    HttpResponse<String> page = bot.browser().open(bot.address("/slack/install"));

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("one workspace");
  }
}
