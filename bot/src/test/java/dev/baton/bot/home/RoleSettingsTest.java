package dev.baton.bot.home;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.bot.Office;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.slack.Role;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class RoleSettingsTest {
  private Office office;
  private Person owner;
  private Person ann;

  @BeforeEach
  void open(FreshDatabase database) {
    office = new Office(database).connect();
    owner = office.person("olga").as(Role.OWNER);
    ann = office.person("ann").as(Role.MEMBER);
    office.sync().everybody(Office.ID);
    revokeEverything();
  }

  private void revokeEverything() {
    office
        .database()
        .asSuperuser(
            dsl -> dsl.execute("delete from baton.role_grant where org_id = ?", Office.ID));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void anAdminMakesAManagerAndAnAdminAndTakesBothAway() {
    Modal form = roles(owner);
    assertThat(form.shows("owner or admin in Slack")).isTrue();

    form.choose("Person", ann.id()).choose("What to change", "Make manager").submit("Save");
    assertThat(owner.modal().shows("<@%s> is a manager now".formatted(ann.id()))).isTrue();
    assertThat(standing(ann)).isEqualTo("manager");

    change(owner, ann, "Make admin");
    assertThat(standing(ann)).isEqualTo("admin");
    assertThat(ann.opensHome().awaitShows("Settings").buttons()).contains("Roles");

    change(owner, ann, "Take admin away");
    change(owner, ann, "Take manager away");
    assertThat(standing(ann)).isEqualTo("nothing");
    assertThat(history()).endsWith("role.granted", "role.granted", "role.revoked", "role.revoked");
  }

  @Test
  void whatCannotBeIsSaidBesideThePerson() {
    Person guest = office.person("gil").as(Role.GUEST);
    assertThat(refused(owner, guest, "Make manager")).contains("Only full members");
    assertThat(refused(owner, owner, "Take admin away")).contains("does not have that by grant");
    change(owner, ann, "Make manager");
    assertThat(refused(owner, ann, "Make manager")).contains("granted that already");
  }

  @Test
  void theLastAdminCannotBeTakenAway() {
    change(owner, ann, "Make admin");
    owner.as(Role.MEMBER);

    assertThat(refused(ann, ann, "Take admin away")).contains("last admin");

    assertThat(standing(ann)).isEqualTo("admin");
    owner.as(Role.OWNER);
  }

  @Test
  void whoLostTheRoleWhileTheFormWasOpenChangesNothing() {
    change(owner, ann, "Make admin");
    Modal form = roles(ann);
    change(owner, ann, "Take admin away");

    form.choose("Person", ann.id()).choose("What to change", "Make admin").submit("Save");

    assertThat(form.errors().get("Person")).contains("Only admins");
    assertThat(standing(ann)).isEqualTo("nothing");
  }

  @Test
  void whoIsBeingRemovedGrantsNothing() throws Exception {
    change(owner, ann, "Make admin");
    Modal form = roles(ann).choose("Person", ann.id()).choose("What to change", "Make manager");
    CountDownLatch removed = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread removing =
        Thread.ofVirtual()
            .start(() ->
                office
                    .database()
                    .workspace()
                    .inTransaction(
                        Office.ID,
                        tx -> {
                          Members.in(tx).revoke(ann.id(), "admin", owner.id(), "test", now());
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
    assertThat(standing(ann)).isEqualTo("nothing");
  }

  private Instant now() {
    return office.database().clock().instant();
  }

  private static boolean patiently(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int waitingForALock() {
    return office
        .database()
        .asSuperuser(dsl -> dsl.fetchCount(DSL.table("pg_locks"), DSL.condition("not granted")));
  }

  @Test
  void nobodyElseSeesTheSettings() {
    HomeView home = ann.opensHome().awaitShows("For you");
    assertThat(home.buttons())
        .contains("Stop emails", "Send me my data")
        .doesNotContain("Roles", "Retention", "Personal data", "Tickets");
  }

  private Modal roles(Person admin) {
    admin.modals().forEach(Modal::close);
    admin.opensHome().awaitShows("Settings").click("Roles");
    return admin.modal("Managers and admins");
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
    var standing =
        office
            .database()
            .workspace()
            .inTransaction(Office.ID, tx -> Members.in(tx).standingOf(person.id()));
    return standing.admin() ? "admin" : standing.manager() ? "manager" : "nothing";
  }

  private List<String> history() {
    return office
        .database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select kind from baton.audit_event e join baton.audit_content c using (org_id,"
                        + " number) where kind like 'role.%' and c.content like ? order by number",
                    "%" + ann.id() + "%")
                .map(row -> row.get(0, String.class)));
  }
}
