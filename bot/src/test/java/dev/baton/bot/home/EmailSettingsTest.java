package dev.baton.bot.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Person;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmailSettingsTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Person admin;
  private Person ana;

  EmailSettingsTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
    admin = acme.person("olga");
    ana = acme.person("ana");
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void anInstalledWorkspaceHasNoEmailUntilAnAdminAgreesAndMayEndIt() {
    HomeView home = SettingsTab.of(admin).awaitShows("Off until an admin agrees");
    assertThat(consent()).isFalse();

    home.click("Turn email on");
    home.awaitShows("On: <@%s> agreed on".formatted(admin.id()));
    assertThat(consent()).isTrue();

    home.click("Turn email off");
    home.awaitShows("Off until an admin agrees");
    assertThat(consent()).isFalse();
    assertThat(kinds("email.consent%")).endsWith("email.consent_given", "email.consent_withdrawn");
  }

  @Test
  void everybodyStopsEmailsToThemselvesAndAsksForThemAgain() {
    HomeView home = SettingsTab.of(ana).awaitShows("reach you by email too");
    home.click("Stop emails");
    home.awaitShows("You stopped them");
    assertThat(optedOut()).isTrue();

    home.click("Send me emails");
    home.awaitShows("reach you by email too");
    assertThat(optedOut()).isFalse();
    assertThat(kinds("email.stopped")).isNotEmpty();
    assertThat(kinds("email.resumed")).isNotEmpty();
  }

  @Test
  void whoMayBeAskedHasRequestsByMailAndEndsIt() {
    HomeView home = SettingsTab.of(ana).awaitShows("reaches you in Slack only");
    home.click("Send me requests");
    home.awaitShows("reaches you by email too");
    assertThat(requestsMailed()).isTrue();

    home.click("In Slack only");
    home.awaitShows("reaches you in Slack only");
    assertThat(requestsMailed()).isFalse();
    assertThat(kinds("request.mail%")).endsWith("request.mail_wanted", "request.mail_stopped");
  }

  private boolean requestsMailed() {
    return acme.in(tx -> Members.in(tx).wantsRequestMail(ana.id()));
  }

  private boolean consent() {
    return acme.in(tx -> WorkspaceRow.in(tx).hasEmailConsent());
  }

  private boolean optedOut() {
    return acme.in(tx -> Members.in(tx).find(ana.id()).orElseThrow().emailOptOut());
  }

  private List<String> kinds(String like) {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch("select kind from baton.audit_event where kind like ? order by number", like)
                .map(row -> row.get(0, String.class)));
  }
}
