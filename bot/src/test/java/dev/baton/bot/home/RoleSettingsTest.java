package dev.baton.bot.home;

import static dev.baton.db.testing.Patience.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.slack.Role;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleSettingsTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Person owner;
  private Person ana;

  RoleSettingsTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
    owner = acme.person("olga");
    ana = acme.person("ana");
    revokeEverything();
  }

  private void revokeEverything() {
    bot.database()
        .asSuperuser(
            dsl -> dsl.execute("delete from baton.role_grant where org_id = ?", acme.orgId()));
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void anAdminMakesAManagerAndAnAdminAndTakesBothAway() {
    Modal form = roles(owner);
    assertThat(form.shows("owner or admin in Slack")).isTrue();

    form.choose("Person", ana.id()).choose("What to change", "Make manager").submit("Save");
    assertThat(owner.modal().shows("<@%s> is a manager now".formatted(ana.id()))).isTrue();
    assertThat(standing(ana)).isEqualTo("manager");

    change(owner, ana, "Make admin");
    assertThat(standing(ana)).isEqualTo("admin");
    assertThat(SettingsTab.of(ana).awaitShows("For admins").buttons()).contains("Roles");

    change(owner, ana, "Take admin away");
    change(owner, ana, "Take manager away");
    assertThat(standing(ana)).isEqualTo("nothing");
    assertThat(history()).endsWith("role.granted", "role.granted", "role.revoked", "role.revoked");
  }

  @Test
  void whatCannotBeIsSaidBesideThePerson() {
    Person guest = acme.person("gil");
    assertThat(refused(owner, guest, "Make manager")).contains("Only full members");
    assertThat(refused(owner, owner, "Take admin away")).contains("was not given in Baton");
    change(owner, ana, "Make manager");
    assertThat(refused(owner, ana, "Make manager")).contains("has that role already");
  }

  @Test
  void theLastAdminCannotBeTakenAway() {
    change(owner, ana, "Make admin");
    owner.as(Role.MEMBER);

    assertThat(refused(ana, ana, "Take admin away")).contains("last admin");

    assertThat(standing(ana)).isEqualTo("admin");
    owner.as(Role.OWNER);
  }

  @Test
  void whoLostTheRoleWhileTheFormWasOpenChangesNothing() {
    change(owner, ana, "Make admin");
    Modal form = roles(ana);
    change(owner, ana, "Take admin away");

    form.choose("Person", ana.id()).choose("What to change", "Make admin").submit("Save");

    assertThat(form.errors().get("Person")).contains("Only admins");
    assertThat(standing(ana)).isEqualTo("nothing");
  }

  @Test
  void whoIsBeingRemovedGrantsNothing() throws Exception {
    change(owner, ana, "Make admin");
    Modal form = roles(ana).choose("Person", ana.id()).choose("What to change", "Make manager");
    CountDownLatch removed = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread removing =
        Thread.ofVirtual()
            .start(() ->
                acme.in(tx -> {
                  Roles.in(tx).revoke(ana.id(), "admin", owner.id(), "test", now());
                  removed.countDown();
                  return patiently(over);
                }));
    removed.await();
    Thread granting = Thread.ofVirtual().start(() -> form.submit("Save"));
    await().untilAsserted(() -> assertThat(waitingForALock()).isPositive());

    over.countDown();
    removing.join();
    granting.join();

    assertThat(form.errors().get("Person")).contains("Only admins");
    assertThat(standing(ana)).isEqualTo("nothing");
  }

  private Instant now() {
    return acme.now();
  }

  private static boolean patiently(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int waitingForALock() {
    return bot.database()
        .asSuperuser(dsl -> dsl.fetchCount(DSL.table("pg_locks"), DSL.condition("not granted")));
  }

  @Test
  void anAdminAddsSomebodyToTheSupportTeamAndTakesThemOut() {
    change(owner, ana, "Add to the support team");
    assertThat(roles(owner).shows("<@%s>: made so in Baton".formatted(ana.id()))).isTrue();

    change(owner, ana, "Remove from the support team");
    assertThat(roles(owner).shows("<@%s>: made so in Baton".formatted(ana.id()))).isFalse();
  }

  @Test
  void whileNobodyIsAManagerHomeAsksToNameSome() {
    assertThat(SettingsTab.of(owner).awaitShows("For admins").shows("Nobody is a manager yet"))
        .isFalse();

    acme.becomes("bo", Member.Kind.FULL, true);

    SettingsTab.of(owner).awaitShows("Nobody is a manager yet");
    assertThat(roles(owner).shows("stands in until somebody is named")).isTrue();
    change(owner, ana, "Make manager");
    SettingsTab.of(owner).awaitShows("Who is a manager, an admin or of the support team");
  }

  @Test
  void anAdminOpensReadingToEverybodyAndClosesIt() {
    SettingsTab.of(owner).awaitShows("The support team reads").click("Let everybody read");
    owner.home().awaitShows("Every full member reads").click("Support team only");
    owner.home().awaitShows("The support team reads");
  }

  @Test
  void nobodyElseSeesTheSettings() {
    HomeView home = SettingsTab.of(ana).awaitShows("For you");
    assertThat(home.buttons())
        .contains("Stop emails", "Send me my data")
        .doesNotContain("Roles", "Retention", "Personal data", "Tickets");
  }

  private Modal roles(Person admin) {
    admin.modals().forEach(Modal::close);
    SettingsTab.of(admin).awaitShows("For admins").click("Roles");
    return admin.modal("Roles");
  }

  private void change(Person admin, Person person, String what) {
    Modal form = roles(admin);
    form.choose("Person", person.id()).choose("What to change", what).submit("Save");
    assertThat(form.errors()).isEmpty();
    admin.modals().forEach(Modal::close);
  }

  private String refused(Person admin, Person person, String what) {
    Modal form = roles(admin);
    form.choose("Person", person.id()).choose("What to change", what).submit("Save");
    String why = requireNonNull(form.errors().get("Person"));
    form.close();
    return why;
  }

  private String standing(Person person) {
    var standing = acme.in(tx -> Roles.in(tx).permissionsOf(person.id()));
    return standing.admin() ? "admin" : standing.manager() ? "manager" : "nothing";
  }

  private List<String> history() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select kind from baton.audit_event e join baton.audit_content c using (org_id,"
                        + " number) where kind like 'role.%' and c.content like ? order by number",
                    "%" + ana.id() + "%")
                .map(row -> row.get(0, String.class)));
  }
}
