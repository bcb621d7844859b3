package dev.baton.bot.log;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Office;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.slack.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The audited log says from where something was done, by the id of the surface. */
@ExtendWith(TestDatabase.class)
class SurfaceOnRecordTest {
  private Office office;
  private Person owner;
  private Person ann;

  @BeforeEach
  void open(FreshDatabase database) {
    office = new Office(database).connect();
    owner = office.person("olga").as(Role.OWNER);
    ann = office.person("ann").as(Role.MEMBER);
    office.sync().everybody(Office.ID);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aForm() {
    owner.opensHome().awaitShows("Settings").click("Roles");
    Modal form = owner.modal("Managers and admins");

    form.choose("Person", ann.id()).choose("What to change", "Make manager").submit("Save");

    assertThat(surfaces("role.granted")).containsOnly("form role_settings_modal");
  }

  @Test
  void aButtonOnTheHomeTab() {
    ann.opensHome().awaitShows("For you").click("Stop emails");

    assertThat(surfaces("email.stopped")).containsOnly("home email_choice");
  }

  @Test
  void anEventOfSlacks() {
    ann.as(Role.ADMIN);

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
    return office
        .database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select surface from baton.audit_event where org_id = ? and kind = ?",
                    Office.ID,
                    kind)
                .into(String.class));
  }
}
