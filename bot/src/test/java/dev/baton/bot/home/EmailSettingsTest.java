package dev.baton.bot.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Office;
import dev.baton.bot.config.MailSettings;
import dev.baton.bot.config.Secret;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.mail.ResendMail;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.Workspaces;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.slack.Role;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class EmailSettingsTest {
  private Office office;
  private Person admin;
  private Person ann;

  @BeforeEach
  void open(FreshDatabase database) {
    office = new Office(database);
    MailSettings settings =
        new MailSettings(
            new Secret(office.sandbox().resendKey()),
            "Baton <baton@baton.test>",
            URI.create(office.sandbox().resendApiUrl()));
    office.connect(
        new MailAccess.On(new ResendMail(settings), settings.from(), "baton.test", false));
    admin = office.person("max").as(Role.ADMIN);
    ann = office.person("ann");
    office.sync().everybody(Office.ID);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void anInstalledWorkspaceHasNoEmailUntilAnAdminAgreesAndMayEndIt() {
    HomeView home = admin.opensHome().awaitShows("Off until an admin agrees");
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
    HomeView home = ann.opensHome().awaitShows("reach you by email too");
    home.click("Stop emails");
    home.awaitShows("You stopped them");
    assertThat(optedOut()).isTrue();

    home.click("Send me emails");
    home.awaitShows("reach you by email too");
    assertThat(optedOut()).isFalse();
    assertThat(kinds("email.stopped")).isNotEmpty();
    assertThat(kinds("email.resumed")).isNotEmpty();
  }

  private boolean consent() {
    return office
        .database()
        .workspace()
        .inTransaction(Office.ID, tx -> Workspaces.in(tx).hasEmailConsent());
  }

  private boolean optedOut() {
    return office
        .database()
        .workspace()
        .inTransaction(Office.ID, tx -> Members.in(tx).find(ann.id()).orElseThrow().emailOptOut());
  }

  private List<String> kinds(String like) {
    return office
        .database()
        .asSuperuser(dsl ->
            dsl.fetch("select kind from baton.audit_event where kind like ? order by number", like)
                .map(row -> row.get(0, String.class)));
  }
}
