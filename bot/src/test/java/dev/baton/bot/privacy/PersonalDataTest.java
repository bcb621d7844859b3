package dev.baton.bot.privacy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.log.AuditLog;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.slack.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalDataTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Person admin;

  PersonalDataTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    admin = acme.person("ben");
    acme.in(tx -> Roles.in(tx).grant(admin.id(), "admin", "cli", "cli", now()));
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void everybodyGetsTheirOwnDataAsAFile() {
    acme.files("ZD-1042");
    Person ana = acme.person("ana");

    SettingsTab.of(ana).awaitShows("Your data").click("Send me my data");

    JsonObject file = json(ana.file("baton-data-" + ana.id()).text());
    assertThat(file.get("person").getAsString()).isEqualTo(ana.id());
    assertThat(file.getAsJsonArray("profile").get(0).getAsJsonObject().get("email").getAsString())
        .isEqualTo("ana@acme.test");
    assertThat(file.getAsJsonArray("requests").toString()).contains("Login loops");
    assertThat(kinds()).endsWith("person.exported");
  }

  @Test
  void anAdminGetsTheDataOfSomebodyWhoLeft() {
    acme.becomes("gil", Member.Kind.GUEST, true);
    Modal form = form();
    assertThat(form.suggestions("Person", "gil@"))
        .containsExactly("Gil Moreau, gil@acme.test, left");

    form.choose("Person", "Gil Moreau").choose("What to do", "Send me a copy").submit("Do it");

    String gil = acme.id("gil");
    assertThat(json(admin.file("baton-data-" + gil).text()).get("person").getAsString())
        .isEqualTo(gil);
  }

  @Test
  void whoeverMayNotHaveItAnyMoreWhenTheTurnComesIsToldAndGetsNothing() {
    Person ana = acme.person("ana");
    PersonExport export = new PersonExport(bot.parts(), new ExportTurns());

    export.send(
        new Caller(acme.orgId(), ana.id()),
        acme.id("gil"),
        _ -> Optional.of(SharedPhrase.ADMINS_ONLY));

    assertThat(ana.lastDirectMessage().text()).startsWith("Only admins");
    assertThat(ana.files()).isEmpty();
    assertThat(kinds()).doesNotContain("person.exported");
  }

  @Test
  void whoeverIsNoAdminAnyMoreWhenTheTurnComesGetsNoCopy() {
    Person ana = acme.person("ana");

    Caller caller = new Caller(acme.orgId(), ana.id());

    Optional<Phrase> refusal = acme.in(tx -> PersonalData.copyRefusal(tx, caller));

    assertThat(refusal).contains(SharedPhrase.ADMINS_ONLY);
  }

  @Test
  void anErasureIsTypedAndLeavesTheChainIntact() {
    Escalation asked = acme.files("ZD-1042");
    acme.request("lena", asked).click("Approve");
    acme.applyMatrix(
        """
        from_tier,to_tier,criteria,owner,lead
        T1,T2,It is stuck,marco@acme.test,lena@acme.test
        """);
    Modal form = form();
    form.choose("Person", "Ana Ruiz").choose("What to do", "Erase their data").submit("Do it");
    assertThat(form.errors().get("To erase")).contains("Type ERASE");
    assertThat(acme.now(asked).reason()).startsWith("Login loops");

    form.fill("To erase", "ERASE").submit("Do it");

    assertThat(admin.modal().shows("Being erased: what")).isTrue();
    assertThat(kinds()).contains("person.erasure_ordered").doesNotContain("person.erased");
    assertThat(erased("ana")).isEmpty();
    assertThat(acme.now(asked).reason()).isEqualTo("[erased]");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
    acme.person("ana").name("Ana Ruiz");
    assertThat(member("ana").name()).isEqualTo("Erased person");
    assertThat(member("ana").email()).isEmpty();
    ChainCheck.Verdict verdict = acme.in(tx -> AuditLog.in(tx).verify());
    assertThat(verdict).isInstanceOf(ChainCheck.Verdict.Intact.class);
    assertThat(kinds()).contains("person.erased");
  }

  private Optional<Instant> erased(String name) {
    Work ordered = new Work(acme.orgId(), acme.id(name) + " " + admin.id());
    return new PersonErasure(bot.database().tenants(), bot.parts().snapshots(), bot.clock())
        .erase(ordered);
  }

  @Test
  void whoFiledMeanwhileIsErasedOnceThatIsDecided() {
    Escalation asked = acme.files("ZD-1042");

    assertThat(erased("ana")).contains(now().plus(Duration.ofHours(1)));

    assertThat(acme.now(asked).reason()).startsWith("Login loops");
  }

  @Test
  void whatKeepsAPersonIsNamedBesideThem() {
    acme.files("ZD-1042");
    assertThat(refused("Ana Ruiz")).contains("ZD-1042 #1 waits for a decision");
    assertThat(refused("Marco Rossi")).contains("live matrix names this person in row 1");
    assertThat(kinds()).doesNotContain("person.erased");
  }

  @Test
  void aPeriodIsSetInAppHomeAndWhatIsOlderGoesByAJob() {
    bot.clock().set(Instant.parse("2024-01-10T10:00:00Z"));
    Escalation old = acme.files("ZD-1042");
    acme.request("lena", old).click("Approve");
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    SettingsTab.of(admin).awaitShows("For ever").click("Retention");
    Modal form = admin.modal("How long texts stay");
    form.fill("Months", "2").submit("Save");
    assertThat(form.errors().get("Months")).contains("from 3 to 120");
    form.fill("Months", "24").submit("Save");
    admin.home().awaitShows("24 months");

    ContentExpiry expiry = new ContentExpiry(bot.database().tenants(), bot.clock());
    Optional<Instant> again = expiry.erase(new Work(acme.orgId(), "daily"));

    assertThat(again).contains(now().plus(Duration.ofDays(1)));
    assertThat(acme.now(old).reason()).isEqualTo("[erased]");
    assertThat(kinds()).contains("settings.changed").endsWith("content.erased");
    assertThat(expiry.erase(new Work("TNOBODY", "daily"))).isEmpty();
  }

  private String refused(String name) {
    Modal form = form();
    form.choose("Person", name)
        .choose("What to do", "Erase their data")
        .fill("To erase", "ERASE")
        .submit("Do it");
    String why = requireNonNull(form.errors().get("Person"));
    form.close();
    return why;
  }

  private Modal form() {
    SettingsTab.of(admin).awaitShows("For admins").click("Personal data");
    return admin.modal("A person's data");
  }

  private Member member(String name) {
    return acme.in(tx -> Members.in(tx).find(acme.id(name))).orElseThrow();
  }

  private Instant now() {
    return bot.clock().instant();
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private List<String> kinds() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select kind from baton.audit_event where org_id = ? order by number",
                    acme.orgId())
                .map(row -> row.get(0, String.class)));
  }
}
