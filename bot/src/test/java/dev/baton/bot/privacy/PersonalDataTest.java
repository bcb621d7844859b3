package dev.baton.bot.privacy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.bot.log.ExportTurns;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.Sentences;
import dev.baton.bot.testing.AcmeTeam;
import dev.baton.bot.testing.RunningBot;
import dev.baton.db.Work;
import dev.baton.db.log.AuditLog;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalDataTest {
  private final RunningBot bot;
  private int workspaces;
  private AcmeTeam acme;
  private Person admin;

  PersonalDataTest(FreshDatabase fresh) {
    this.bot = new RunningBot(fresh);
  }

  @BeforeEach
  void open(TestInfo test) {
    bot.fresh().clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = new AcmeTeam(bot, "T" + ++workspaces + test.getTestMethod().orElseThrow().getName());
    admin = acme.person("sam");
    acme.door()
        .inTransaction(
            acme.orgId(), tx -> Members.in(tx).grant(admin.id(), "admin", "cli", "cli", now()));
  }

  @AfterAll
  void stop() throws Exception {
    bot.stop();
  }

  @Test
  void everybodyGetsTheirOwnDataAsAFile() {
    acme.files("ZD-1042");
    Person ana = acme.person("ana");

    ana.opensHome().awaitShows("Your data").click("Send me my data");

    JsonObject file = json(ana.file("baton-data-" + ana.id()).text());
    assertThat(file.get("person").getAsString()).isEqualTo(ana.id());
    assertThat(file.getAsJsonArray("profile").get(0).getAsJsonObject().get("email").getAsString())
        .isEqualTo("ana@acme.test");
    assertThat(file.getAsJsonArray("requests").toString()).contains("Login loops");
    assertThat(kinds()).endsWith("person.exported");
  }

  @Test
  void anAdminGetsTheDataOfSomebodyWhoLeft() {
    acme.becomes("gus", Member.Kind.GUEST, true);
    Modal form = form();
    assertThat(form.suggestions("Person", "gus@")).containsExactly("Gus, gus@acme.test, left");

    form.choose("Person", "Gus").choose("What to do", "Send me a copy").submit("Do it");

    String gus = acme.id("gus");
    assertThat(json(admin.file("baton-data-" + gus).text()).get("person").getAsString())
        .isEqualTo(gus);
  }

  @Test
  void whoeverMayNotHaveItAnyMoreWhenTheTurnComesIsToldAndGetsNothing() {
    Person ana = acme.person("ana");
    PersonExport export = new PersonExport(bot.parts(), new ExportTurns());

    export.send(
        new Caller(acme.orgId(), ana.id()), acme.id("gus"), _ -> Optional.of("Not any more."));

    assertThat(ana.lastDirectMessage().text()).isEqualTo("Not any more.");
    assertThat(ana.files()).isEmpty();
    assertThat(kinds()).doesNotContain("person.exported");
  }

  @Test
  void whoeverIsNoAdminAnyMoreWhenTheTurnComesGetsNoCopy() {
    Person ana = acme.person("ana");

    Caller caller = new Caller(acme.orgId(), ana.id());

    Optional<String> refusal =
        acme.door().inTransaction(acme.orgId(), tx -> PersonalData.copyRefusal(tx, caller));

    assertThat(refusal).contains(Sentences.ADMINS_ONLY);
  }

  @Test
  void anErasureIsTypedAndLeavesTheChainIntact() {
    Escalation asked = acme.files("ZD-1042");
    acme.request("lena", asked).click("Approve");
    acme.applyMatrix(
        "from_tier,to_tier,criteria,owner,lead\n"
            + "T1,T2,It is stuck,marco@acme.test,lena@acme.test\n");
    Modal form = form();
    form.choose("Person", "Ana").choose("What to do", "Erase their data").submit("Do it");
    assertThat(form.errors().get("To erase")).contains("Type ERASE");
    assertThat(acme.now(asked).reason()).startsWith("Login loops");

    form.fill("To erase", "ERASE").submit("Do it");

    assertThat(admin.modal().shows("Erased: what")).isTrue();
    assertThat(acme.now(asked).reason()).isEqualTo("[erased]");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
    acme.person("ana").name("Ana Ruiz");
    assertThat(member("ana").name()).isEqualTo("Erased person");
    assertThat(member("ana").email()).isEmpty();
    ChainCheck.Verdict verdict =
        acme.door().inTransaction(acme.orgId(), tx -> AuditLog.in(tx).verify());
    assertThat(verdict).isInstanceOf(ChainCheck.Verdict.Intact.class);
    assertThat(kinds()).contains("person.erased");
  }

  @Test
  void whatKeepsAPersonIsNamedBesideThem() {
    acme.files("ZD-1042");
    assertThat(refused("Ana")).contains("ZD-1042 #1 waits for a decision");
    assertThat(refused("Marco")).contains("live matrix names this person in row 1");
    assertThat(kinds()).doesNotContain("person.erased");
  }

  @Test
  void aPeriodIsSetInAppHomeAndWhatIsOlderGoesByAJob() {
    bot.fresh().clock().set(Instant.parse("2024-01-10T10:00:00Z"));
    Escalation old = acme.files("ZD-1042");
    acme.request("lena", old).click("Approve");
    bot.fresh().clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    admin.opensHome().awaitShows("For ever").click("Retention");
    Modal form = admin.modal("How long texts are kept");
    form.fill("Months", "2").submit("Save");
    assertThat(form.errors().get("Months")).contains("from 3 to 120");
    form.fill("Months", "24").submit("Save");
    admin.home().awaitShows("24 months");

    ContentExpiry expiry = new ContentExpiry(acme.door(), bot.fresh().clock());
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
    admin.opensHome().awaitShows("Settings").click("Personal data");
    return admin.modal("A person's data");
  }

  private Member member(String name) {
    return acme.door()
        .inTransaction(acme.orgId(), tx -> Members.in(tx).find(acme.id(name)))
        .orElseThrow();
  }

  private Instant now() {
    return bot.fresh().clock().instant();
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private List<String> kinds() {
    return bot.fresh()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select kind from baton.audit_event where org_id = ? order by number",
                    acme.orgId())
                .map(row -> row.get(0, String.class)));
  }
}
