package dev.baton.bot.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.db.install.Installations;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.Workspaces;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
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
  private Town town;

  @BeforeAll
  void open(FreshDatabase fresh) {
    town = Town.open(fresh);
  }

  @AfterAll
  void close() {
    town.close();
  }

  @Test
  void whoeverInstallsItIsAdminAndIsToldTheNextThreeSteps() {
    SlackWorkspace acme = town.workspace("Acme <b>");
    Person ana = acme.person("ana@acme.test", "Ana Ruiz");
    Browser browser = town.browser();

    HttpResponse<String> page = browser.open(acme.allow(ana, town.leave(browser)));

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
    URI authorize = town.leave(town.browser());

    assertThat(authorize.getPath()).isEqualTo("/oauth/v2/authorize");
    assertThat(authorize.getQuery())
        .contains(
            "scope=commands,chat:write,users:read,users:read.email,files:write,files:read,im:write,im:history&")
        .doesNotContain("user_scope");
  }

  @Test
  void theCookieIsForThisBrowserAloneAndTheStateIsStoredAsAHash() {
    HttpResponse<String> page = town.browser().open(town.address("/slack/install"));

    String cookie = page.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Max-Age=600");
    String state = state(URI.create(page.headers().firstValue("location").orElseThrow()));
    List<String> stored =
        town.database()
            .asSuperuser(
                dsl -> dsl.fetch("select o::text from platform.oauth_state o").into(String.class));
    assertThat(stored)
        .isNotEmpty()
        .noneMatch(row -> row.contains(state))
        .noneMatch(row -> row.contains(cookie.substring(cookie.indexOf('=') + 1, 40)));
  }

  @Test
  void whoeverCancelsHasInstalledNothing() {
    SlackWorkspace globex = town.workspace("Globex");
    Browser browser = town.browser();

    HttpResponse<String> page = browser.open(globex.cancel(town.leave(browser)));

    assertThat(page.body()).contains("You pressed Cancel", "Nothing was installed");
    assertThat(isInstalled(globex)).isFalse();
  }

  @Test
  void aForgedStateInstallsNothing() {
    SlackWorkspace initech = town.workspace("Initech");
    Person ana = initech.person("ana@initech.test", "Ana");
    Browser browser = town.browser();
    URI back = initech.allow(ana, town.leave(browser));

    HttpResponse<String> page =
        browser.open(URI.create(back.toString().replace(state(back), "A".repeat(43))));

    assertRefused(initech, page, "cannot be finished");
  }

  @Test
  void aStateIsGoodOnce() {
    SlackWorkspace umbrella = town.workspace("Umbrella");
    Person ana = umbrella.person("ana@umbrella.test", "Ana");
    Browser browser = town.browser();
    URI back = umbrella.allow(ana, town.leave(browser));
    browser.open(back);

    HttpResponse<String> again = browser.open(back);

    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("cannot be finished");
  }

  @Test
  void aStateIsGoodForTenMinutes() {
    SlackWorkspace hooli = town.workspace("Hooli");
    Person ana = hooli.person("ana@hooli.test", "Ana");
    Browser browser = town.browser();
    URI back = hooli.allow(ana, town.leave(browser));
    town.clock().advance(Duration.ofMinutes(10));

    assertRefused(hooli, browser.open(back), "took too long");
  }

  @Test
  void anotherBrowserCannotFinishIt() {
    SlackWorkspace stark = town.workspace("Stark");
    Person ana = stark.person("ana@stark.test", "Ana");
    URI back = stark.allow(ana, town.leave(town.browser()));
    Browser victim = town.browser();
    town.leave(victim);

    assertRefused(stark, victim.open(back), "another browser");
    assertThat(town.browser().open(back).body())
        .as("used up by the attempt")
        .contains("cannot be finished");
  }

  @Test
  void anInstallFromSlacksOwnPagesIsAskedForAgain() {
    SlackWorkspace wayne = town.workspace("Wayne");
    Person ana = wayne.person("ana@wayne.test", "Ana");
    Browser browser = town.browser();

    HttpResponse<String> page =
        browser.open(wayne.installFromSlack(ana, town.address("/slack/oauth_redirect")));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("One more step", "href=\"install\"");
    assertThat(isInstalled(wayne)).isFalse();
    town.install(wayne, ana);
    assertThat(isInstalled(wayne)).isTrue();
  }

  @Test
  void anInstallForAWholeOrganisationIsOneTenant() {
    SlackWorkspace team = town.workspace("Team One");
    String org = team.id().replaceFirst("T", "E");
    team.inEnterprise(org, "Organisation", true);
    Person ana = team.person("ana@org.test", "Ana");
    SlackWorkspace another = town.workspace("Team Two").inEnterprise(org, "Organisation", true);
    Person zoe = another.person("zoe@org.test", "Zoe");

    town.install(team, ana);

    ana.directMessage("Baton is installed");
    await()
        .untilAsserted(() ->
            assertThat(town.holds(org, tx -> Members.in(tx).find(zoe.id()).isPresent())).isTrue());
    assertThat(town.holds(org, tx -> Installations.in(tx).isServed())).isTrue();
    assertThat(isInstalled(team)).isFalse();
    Person late = team.person("late@org.test", "Late");
    assertThat(town.holds(org, tx -> Members.in(tx).find(late.id()).isPresent())).isTrue();
    assertThat(late.types("/escalate help").reply().shows("/escalate")).isTrue();
    team.uninstall();
    assertThat(town.holds(org, tx -> Installations.in(tx).isServed())).isFalse();
  }

  @Test
  void aSecondInstallKeepsTheDataAndMakesNoSecondAdmin() {
    SlackWorkspace soylent = town.workspace("Soylent");
    Person ana = soylent.person("ana@soylent.test", "Ana");
    Person ben = soylent.person("ben@soylent.test", "Ben");
    town.install(soylent, ana);

    town.install(soylent, ben);

    ben.directMessage("Baton is installed");
    await().untilAsserted(() -> assertThat(known(soylent, ben)).isTrue());
    assertThat(admin(soylent, ana)).isTrue();
    assertThat(admin(soylent, ben)).isFalse();
  }

  @Test
  void mailStaysOffUntilAnAdminAgrees() {
    SlackWorkspace cyberdyne = town.workspace("Cyberdyne");
    Person ana = cyberdyne.person("ana@cyberdyne.test", "Ana");
    town.install(cyberdyne, ana);

    assertThat(town.holds(cyberdyne.id(), tx -> Workspaces.in(tx).hasEmailConsent())).isFalse();
  }

  @Test
  void aSlackThatIsAwayIsSaidAndNothingIsKept() {
    SlackWorkspace tyrell = town.workspace("Tyrell");
    Person ana = tyrell.person("ana@tyrell.test", "Ana");
    Browser browser = town.browser();
    URI back = tyrell.allow(ana, town.leave(browser));
    town.sandbox().faults().slack().fail("oauth.v2.access", 1, 503);

    HttpResponse<String> page = browser.open(back);

    assertRefused(tyrell, page, "Slack did not answer");
  }

  @Test
  void anAddressOpenedByHandSaysSo() {
    HttpResponse<String> page = town.browser().open(town.address("/slack/oauth_redirect"));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Nothing to finish here");
  }

  private void assertRefused(SlackWorkspace workspace, HttpResponse<String> page, String words) {
    assertThat(page.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(page.body()).contains(words, "Nothing was installed", "Start again");
    assertThat(isInstalled(workspace)).isFalse();
  }

  private boolean isInstalled(SlackWorkspace workspace) {
    return town.holds(workspace.id(), tx -> Installations.in(tx).current().isPresent());
  }

  private boolean admin(SlackWorkspace workspace, Person person) {
    await().untilAsserted(() -> assertThat(known(workspace, person)).isTrue());
    return town.holds(workspace.id(), tx -> Members.in(tx).standingOf(person.id()).admin());
  }

  private boolean known(SlackWorkspace workspace, Person person) {
    return town.holds(workspace.id(), tx -> Members.in(tx).find(person.id()).isPresent());
  }

  private List<String> kinds(SlackWorkspace workspace) {
    return town.database()
        .asSuperuser(dsl ->
            dsl.fetch("select kind from baton.audit_event where org_id = ?", workspace.id())
                .into(String.class));
  }

  private static String state(URI address) {
    String query = address.getRawQuery();
    return query.substring(query.indexOf("state=") + "state=".length());
  }
}
