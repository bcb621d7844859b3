package dev.baton.bot.member;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Role;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A workspace that knew Baton before managers and readers were told apart. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesToldTest {
  private final TestBot bot;
  private final TestWorkspace acme;
  private final Person olga;

  RolesToldTest(FreshDatabase database) {
    this.bot = TestBot.startWithJobs(database);
    this.acme = TestWorkspace.in(bot);
    this.olga = acme.person("olga");
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void itsAdminsAreToldOnceAndNewWorkspacesNever() {
    readEverybody();
    assertThat(told()).isEmpty();

    bot.database()
        .asSuperuser(dsl ->
            dsl.execute(
                "update baton.workspace set roles_untold = true where org_id = ?", acme.orgId()));
    readEverybody();
    readEverybody();

    assertThat(told()).containsExactly(olga.id());
    await()
        .untilAsserted(() ->
            assertThat(olga.directMessage("Who decides and who reads").text())
                .contains("The managers are")
                .contains(acme.person("bo").id())
                .contains("Let everybody read"));
  }

  @Test
  void whoIsMadeAManagerIsToldOnceByWhomAndWhatFor() {
    Person ana = acme.person("ana");
    makesManager(ana);
    makesManager(ana);

    assertThat(ana.directMessage("You are a manager in Baton now").text())
        .contains("<@" + olga.id() + "> gave you that role");
    assertThat(given(ana)).isEqualTo(1);
  }

  @Test
  void whoIsAddedToTheSupportTeamFromTheConsoleIsTold() {
    Person ines = acme.person("ines");
    acme.in(tx -> RoleGrant.atTheConsole(tx, ines.id(), Role.SUPPORT, bot.clock().instant()));

    assertThat(ines.directMessage("You belong to the support team in Baton now").text())
        .contains("Whoever runs Baton gave you that role");
  }

  @Test
  void whoGivesARoleToThemselvesIsNotToldOfIt() {
    makesManager(olga);

    List<String> managers = acme.in(tx -> Roles.in(tx).managers());
    assertThat(managers).contains(olga.id());
    assertThat(given(olga)).isZero();
  }

  private void makesManager(Person person) {
    SettingsTab.of(olga).awaitShows("For admins").click("Roles");
    olga.modal("Roles")
        .choose("Person", person.id())
        .choose("What to change", "Make manager")
        .submit("Save");
    olga.modals().forEach(Modal::close);
  }

  private int given(Person person) {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select 1 from baton.delivery where org_id = ? and kind = 'role_given' and"
                        + " recipient = ?",
                    acme.orgId(),
                    person.id())
                .size());
  }

  private void readEverybody() {
    MemberSync.of(bot.parts()).page(new Work(acme.orgId(), "start"));
  }

  private List<String> told() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select recipient from baton.delivery where org_id = ? and kind ="
                        + " 'roles_changed'",
                    acme.orgId())
                .map(row -> row.get(0, String.class)));
  }
}
