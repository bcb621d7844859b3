package dev.baton.bot.install;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.baton.bot.testing.Browser;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.db.install.Installations;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.slack.Role;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the install button to the first message, and every way it can go wrong. */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
final class InstallFlowTest {
  private TestBot bot;

  @BeforeAll
  void open(FreshDatabase fresh) {
    bot = TestBot.startWithJobs(fresh);
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void whoeverInstallsItIsAdminAndIsToldTheNextThreeSteps() {
    SlackWorkspace acme = bot.newWorkspace("Acme <b>");
    Person ana = acme.person("ana@acme.test", "Ana Ruiz");
    Browser browser = bot.browser();

    HttpResponse<String> page = browser.open(acme.allow(ana, bot.leave(browser)));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Baton is installed in Acme &lt;b&gt;", "direct message")
        .doesNotContain("xoxb");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(ana.directMessage("Baton is installed").shows("--workspace " + acme.id())).isTrue();
    assertThat(admin(acme, ana)).isTrue();
    assertThat(kinds(acme)).contains("app.installed", "role.granted");
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
  }

  @Test
  void theBotAsksForTheScopesOfTheManifestAndNoOthers() {
    URI authorize = bot.leave(bot.browser());

    assertThat(authorize.getPath()).isEqualTo("/oauth/v2/authorize");
    assertThat(authorize.getQuery())
        .contains(
            "scope=commands,chat:write,users:read,users:read.email,files:write,files:read,im:write,im:history&")
        .doesNotContain("user_scope");
  }

  @Test
  void theCookieIsForThisBrowserAloneAndTheStateIsStoredAsAHash() {
    HttpResponse<String> page = bot.browser().open(bot.address("/slack/install"));

    String cookie = page.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Max-Age=600");
    String state = state(URI.create(page.headers().firstValue("location").orElseThrow()));
    List<String> stored =
        bot.database()
            .asSuperuser(
                dsl -> dsl.fetch("select o::text from platform.oauth_state o").into(String.class));
    assertThat(stored)
        .isNotEmpty()
        .noneMatch(row -> row.contains(state))
        .noneMatch(row -> row.contains(cookie.substring(cookie.indexOf('=') + 1, 40)));
  }

  @Test
  void whoeverCancelsHasInstalledNothing() {
    SlackWorkspace globex = bot.newWorkspace("Globex");
    Browser browser = bot.browser();

    HttpResponse<String> page = browser.open(globex.cancel(bot.leave(browser)));

    assertThat(page.body()).contains("You pressed Cancel", "Nothing was installed");
    assertThat(isInstalled(globex)).isFalse();
  }

  @Test
  void aForgedStateInstallsNothing() {
    SlackWorkspace initech = bot.newWorkspace("Initech");
    Person ana = initech.person("ana@initech.test", "Ana");
    Browser browser = bot.browser();
    URI back = initech.allow(ana, bot.leave(browser));

    HttpResponse<String> page =
        browser.open(URI.create(back.toString().replace(state(back), "A".repeat(43))));

    assertRefused(initech, page, "cannot be finished");
  }

  @Test
  void aStateIsGoodOnce() {
    SlackWorkspace umbrella = bot.newWorkspace("Umbrella");
    Person ana = umbrella.person("ana@umbrella.test", "Ana");
    Browser browser = bot.browser();
    URI back = umbrella.allow(ana, bot.leave(browser));
    browser.open(back);

    HttpResponse<String> again = browser.open(back);

    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("cannot be finished");
  }

  @Test
  void aStateIsGoodForTenMinutes() {
    SlackWorkspace hooli = bot.newWorkspace("Hooli");
    Person ana = hooli.person("ana@hooli.test", "Ana");
    Browser browser = bot.browser();
    URI back = hooli.allow(ana, bot.leave(browser));
    bot.clock().advance(Duration.ofMinutes(10));

    assertRefused(hooli, browser.open(back), "took too long");
  }

  @Test
  void anotherBrowserCannotFinishIt() {
    SlackWorkspace stark = bot.newWorkspace("Stark");
    Person ana = stark.person("ana@stark.test", "Ana");
    URI back = stark.allow(ana, bot.leave(bot.browser()));
    Browser victim = bot.browser();
    bot.leave(victim);

    assertRefused(stark, victim.open(back), "another browser");
    assertThat(bot.browser().open(back).body())
        .as("used up by the attempt")
        .contains("cannot be finished");
  }

  @Test
  void anInstallFromSlacksOwnPagesIsAskedForAgain() {
    SlackWorkspace wayne = bot.newWorkspace("Wayne");
    Person ana = wayne.person("ana@wayne.test", "Ana");
    Browser browser = bot.browser();

    HttpResponse<String> page =
        browser.open(wayne.installFromSlack(ana, bot.address("/slack/oauth_redirect")));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("One more step", "href=\"install\"");
    assertThat(isInstalled(wayne)).isFalse();
    bot.install(wayne, ana);
    assertThat(isInstalled(wayne)).isTrue();
  }

  @Test
  void anInstallForAWholeOrganisationIsOneTenant() {
    SlackWorkspace team = bot.newWorkspace("Team One");
    String org = team.id().replaceFirst("T", "E");
    team.inEnterprise(org, "Organisation", true);
    Person ana = team.person("ana@org.test", "Ana");
    SlackWorkspace another = bot.newWorkspace("Team Two").inEnterprise(org, "Organisation", true);
    Person zoe = another.person("zoe@org.test", "Zoe");

    bot.install(team, ana);

    ana.directMessage("Baton is installed");
    await()
        .untilAsserted(() ->
            assertThat(bot.holds(org, tx -> Members.in(tx).find(zoe.id()).isPresent())).isTrue());
    assertThat(bot.holds(org, tx -> Installations.in(tx).isServed())).isTrue();
    assertThat(isInstalled(team)).isFalse();
    Person late = team.person("late@org.test", "Late");
    assertThat(bot.holds(org, tx -> Members.in(tx).find(late.id()).isPresent())).isTrue();
    assertThat(late.types("/escalate help").reply().shows("/escalate")).isTrue();
    team.sendEvent(JsonParser.parseString("{\"type\":\"app_uninstalled\"}").getAsJsonObject());
    assertThat(bot.holds(org, tx -> Installations.in(tx).isServed())).isTrue();
    team.uninstall();
    assertThat(bot.holds(org, tx -> Installations.in(tx).isServed())).isFalse();
  }

  @Test
  void anOrganisationIsRuledByItsOwnOwnersAndNotByThoseOfATeam() {
    SlackWorkspace team = bot.newWorkspace("Team One");
    String org = team.id().replaceFirst("T", "E");
    team.inEnterprise(org, "Organisation", true);
    Person owner = team.person("olga@org.test", "Olga").as(Role.ORGANISATION_OWNER);
    Person teamsOwner = team.person("theo@org.test", "Theo").as(Role.OWNER);

    bot.install(team, team.person("ana@org.test", "Ana"));

    await().untilAsserted(() -> assertThat(isAdmin(org, owner)).isTrue());
    assertThat(isAdmin(org, teamsOwner)).isFalse();
    assertThat(SettingsTab.of(owner).awaitShows("For admins").buttons()).contains("Roles");
  }

  @Test
  void anotherTeamOfTheOrganisationIsReadAsSoonAsItMayBe() {
    SlackWorkspace team = bot.newWorkspace("Team One");
    String org = team.id().replaceFirst("T", "E");
    team.inEnterprise(org, "Organisation", true);
    bot.install(team, team.person("ana@org.test", "Ana"));
    SlackWorkspace another = bot.newWorkspace("Team Two").inEnterprise(org, "Organisation", true);
    Person zoe = another.person("zoe@org.test", "Zoe");

    team.sendEvent(
        JsonParser.parseString(
                "{\"type\":\"team_access_granted\",\"team_ids\":[\"%s\"]}".formatted(another.id()))
            .getAsJsonObject());

    await()
        .untilAsserted(() ->
            assertThat(bot.holds(org, tx -> Members.in(tx).find(zoe.id()).isPresent())).isTrue());
  }

  private boolean isAdmin(String org, Person person) {
    return bot.holds(org, tx -> Roles.in(tx).permissionsOf(person.id()).admin());
  }

  @Test
  void aSecondInstallKeepsTheDataAndMakesNoSecondAdmin() {
    SlackWorkspace soylent = bot.newWorkspace("Soylent");
    Person ana = soylent.person("ana@soylent.test", "Ana");
    Person ben = soylent.person("ben@soylent.test", "Ben");
    bot.install(soylent, ana);

    bot.install(soylent, ben);

    ben.directMessage("Baton is installed");
    await().untilAsserted(() -> assertThat(known(soylent, ben)).isTrue());
    assertThat(admin(soylent, ana)).isTrue();
    assertThat(admin(soylent, ben)).isFalse();
  }

  @Test
  void mailStaysOffUntilAnAdminAgrees() {
    SlackWorkspace cyberdyne = bot.newWorkspace("Cyberdyne");
    Person ana = cyberdyne.person("ana@cyberdyne.test", "Ana");
    bot.install(cyberdyne, ana);

    assertThat(bot.holds(cyberdyne.id(), tx -> WorkspaceRow.in(tx).hasEmailConsent())).isFalse();
  }

  @Test
  void aSlackThatIsAwayIsSaidAndNothingIsKept() {
    SlackWorkspace tyrell = bot.newWorkspace("Tyrell");
    Person ana = tyrell.person("ana@tyrell.test", "Ana");
    Browser browser = bot.browser();
    URI back = tyrell.allow(ana, bot.leave(browser));
    bot.sandbox().faults().slack().fail("oauth.v2.access", 1, 503);

    HttpResponse<String> page = browser.open(back);

    assertRefused(tyrell, page, "Slack did not answer");
  }

  @Test
  void anAddressOpenedByHandSaysSo() {
    HttpResponse<String> page = bot.browser().open(bot.address("/slack/oauth_redirect"));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Nothing to finish here");
  }

  private void assertRefused(SlackWorkspace workspace, HttpResponse<String> page, String words) {
    assertThat(page.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(page.body()).contains(words, "Nothing was installed", "Start again");
    assertThat(isInstalled(workspace)).isFalse();
  }

  private boolean isInstalled(SlackWorkspace workspace) {
    return bot.holds(workspace.id(), tx -> Installations.in(tx).current().isPresent());
  }

  private boolean admin(SlackWorkspace workspace, Person person) {
    await().untilAsserted(() -> assertThat(known(workspace, person)).isTrue());
    return bot.holds(workspace.id(), tx -> Roles.in(tx).permissionsOf(person.id()).admin());
  }

  private boolean known(SlackWorkspace workspace, Person person) {
    return bot.holds(workspace.id(), tx -> Members.in(tx).find(person.id()).isPresent());
  }

  private List<String> kinds(SlackWorkspace workspace) {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch("select kind from baton.audit_event where org_id = ?", workspace.id())
                .into(String.class));
  }

  private static String state(URI address) {
    String query = address.getRawQuery();
    return query.substring(query.indexOf("state=") + "state=".length());
  }
}
