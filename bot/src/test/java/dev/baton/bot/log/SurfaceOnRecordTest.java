package dev.baton.bot.log;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.slack.Role;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The audited log says from where something was done, by the id of the surface. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurfaceOnRecordTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Person owner;
  private Person ana;

  SurfaceOnRecordTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
    owner = acme.person("olga");
    ana = acme.person("ana");
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void aForm() {
    SettingsTab.of(owner).awaitShows("For admins").click("Roles");
    Modal form = owner.modal("Roles");

    form.choose("Person", ana.id()).choose("What to change", "Make manager").submit("Save");

    assertThat(surfaces("role.granted"))
        .containsExactly("install", "install", "form role_settings_modal");
  }

  @Test
  void aButtonOnTheHomeTab() {
    SettingsTab.of(ana).awaitShows("For you").click("Stop emails");

    assertThat(surfaces("email.stopped")).containsOnly("home email_choice");
  }

  @Test
  void anEventOfSlacks() {
    ana.as(Role.ADMIN);

    await()
        .untilAsserted(() -> assertThat(surfaces("member.changed")).contains("event user_change"));
  }

  @Test
  void aCommandWhoseWorkIsDoneAfterwards() {
    owner.types("/escalation-log export audit");

    await()
        .untilAsserted(
            () -> assertThat(surfaces("log.exported")).containsOnly("command /escalation-log"));
  }

  private List<String> surfaces(String kind) {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select surface from baton.audit_event where org_id = ? and kind = ?",
                    acme.orgId(),
                    kind)
                .into(String.class));
  }
}
