package dev.baton.bot.login;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.Browser;
import dev.baton.bot.testing.SignedIn;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.install.Ending;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.login.WebSessions;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From Slack into the browser and out again: who gets in, by what, and for how long. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginFlowTest {
  private final FreshDatabase fresh;
  private final TestBot bot;
  private TestWorkspace acme;

  LoginFlowTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private static void signedOut(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("You are not signed in").doesNotContain("In Progress");
  }

  @Test
  void aLinkFromSlackSignsInOnce() {
    URI link = SignedIn.link(acme, "ana");
    Browser browser = bot.browser();

    HttpResponse<String> page = browser.open(link);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Ana Ruiz", "Continue as Ana Ruiz");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();

    HttpResponse<String> went = browser.post(link);
    assertThat(went.statusCode()).isEqualTo(303);
    assertThat(went.headers().firstValue("Location")).hasValue("/w/" + acme.orgId() + "/board");
    assertThat(went.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
    assertThat(browser.open(bot.address("/w/" + acme.orgId() + "/board")).body())
        .contains("Signed in as Ana Ruiz");

    assertThat(bot.browser().post(link).body()).contains("This link does not work any more");
    assertThat(bot.browser().open(link).statusCode()).isEqualTo(403);
  }

  @Test
  void lookingAtALinkUsesNothingUp() {
    URI link = SignedIn.link(acme, "ana");
    for (int look = 0; look < 3; look++) {
      assertThat(bot.browser().open(link).statusCode()).isEqualTo(200);
    }
    assertThat(bot.browser().post(link).statusCode()).isEqualTo(303);
  }

  @Test
  void ofTwoWhoUseALinkAtOnceOneGetsIn() throws Exception {
    URI link = SignedIn.link(acme, "ana");
    List<Callable<Integer>> both =
        List.of(
            () -> bot.browser().post(link).statusCode(),
            () -> bot.browser().post(link).statusCode());
    List<Integer> codes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> one : threads.invokeAll(both)) {
        codes.add(one.get());
      }
    }
    assertThat(codes).containsExactlyInAnyOrder(303, 403);
  }

  @Test
  void aLinkIsGoodForFiveMinutes() {
    URI link = SignedIn.link(acme, "ana");
    bot.clock().advance(Duration.ofMinutes(5));
    assertThat(bot.browser().post(link).statusCode()).isEqualTo(403);
  }

  @Test
  void noOtherSiteCanUseALink() {
    URI link = SignedIn.link(acme, "ana");
    assertThat(bot.browser().post(link, "cross-site", new String[0]).statusCode()).isEqualTo(403);
    assertThat(bot.browser().post(link, "same-site", new String[0]).statusCode()).isEqualTo(403);
    HttpRequest.Builder old =
        HttpRequest.newBuilder(link)
            .header("Origin", "https://evil.test")
            .POST(HttpRequest.BodyPublishers.noBody());
    assertThat(bot.browser().send(old).statusCode()).isEqualTo(403);
    HttpRequest.Builder here =
        HttpRequest.newBuilder(link)
            .header("Origin", bot.address("").toString())
            .POST(HttpRequest.BodyPublishers.noBody());
    assertThat(bot.browser().send(here).statusCode()).isEqualTo(303);
  }

  @Test
  void aForgedLinkLeadsNowhere() {
    URI link = SignedIn.link(acme, "ana");
    TestWorkspace other = TestWorkspace.in(bot);
    String elsewhere = link.getPath().replace(acme.orgId(), other.orgId());
    assertThat(bot.browser().post(bot.address(elsewhere)).statusCode()).isEqualTo(403);
    assertThat(bot.browser().post(bot.address(link.getPath() + "x")).statusCode()).isEqualTo(403);
    assertThat(bot.browser().post(link).statusCode()).isEqualTo(303);
  }

  @Test
  void guestsAndWhoLeftGetNoLinkAndNoPage() {
    String said = acme.person("gil").types("/escalation-log board").reply().text();
    assertThat(said).contains("Only full members").doesNotContain("/login/");

    URI link = SignedIn.link(acme, "ben");
    acme.becomes("ben", Member.Kind.FULL, true);
    assertThat(bot.browser().open(link).statusCode()).isEqualTo(403);
    assertThat(bot.browser().post(link).statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionEndsWhenItsPersonLeavesAndStaysEnded() {
    SignedIn ben = SignedIn.as(acme, "ben");
    acme.becomes("ben", Member.Kind.FULL, true);
    signedOut(ben.open("/board"));
    acme.becomes("ben", Member.Kind.FULL, false);
    signedOut(ben.open("/board"));
  }

  @Test
  void aSessionEndsWhenItsPersonBecomesAGuest() {
    SignedIn ben = SignedIn.as(acme, "ben");
    acme.becomes("ben", Member.Kind.GUEST, false);
    signedOut(ben.open("/board"));
  }

  @Test
  void allSessionsEndWithTheUninstall() {
    SignedIn ana = SignedIn.as(acme, "ana");
    URI link = SignedIn.link(acme, "ben");
    acme.in(tx -> Ending.in(tx).leave(UninstallReason.UNINSTALLED, "slack", bot.clock().instant()));
    signedOut(ana.open("/board"));
    assertThat(bot.browser().post(link).statusCode()).isEqualTo(403);
    assertThat(count("web_session") + count("login_link")).isZero();
  }

  @Test
  void aSessionIsOverAfterTwelveQuietHoursAndAfterSevenDays() {
    SignedIn quiet = SignedIn.as(acme, "ana");
    bot.clock().advance(WebSessions.IDLE.minusSeconds(1));
    assertThat(quiet.open("/board").statusCode()).isEqualTo(200);
    bot.clock().advance(WebSessions.IDLE);
    signedOut(quiet.open("/board"));

    SignedIn busy = SignedIn.as(acme, "ben");
    for (Duration on = Duration.ZERO;
        on.compareTo(WebSessions.LIFE.minusHours(6)) < 0;
        on = on.plusHours(6)) {
      assertThat(busy.open("/board").statusCode()).isEqualTo(200);
      bot.clock().advance(Duration.ofHours(6));
    }
    bot.clock().advance(Duration.ofHours(6));
    signedOut(busy.open("/board"));
  }

  @Test
  void signingOutEndsThisBrowserAndSignOutEverywhereAllOfThem() {
    SignedIn one = SignedIn.as(acme, "ana");
    SignedIn two = SignedIn.as(acme, "ana");
    SignedIn three = SignedIn.as(acme, "ana");
    SignedIn ben = SignedIn.as(acme, "ben");

    assertThat(one.browser().post(one.address("/logout"), "token", one.token()).body())
        .contains("You are signed out");
    signedOut(one.open("/board"));
    assertThat(two.open("/board").statusCode()).isEqualTo(200);

    two.browser().post(two.address("/logout/everywhere"), "token", two.token());
    signedOut(two.open("/board"));
    signedOut(three.open("/board"));
    assertThat(ben.open("/board").statusCode()).isEqualTo(200);
  }

  @Test
  void aCookieOfOneWorkspaceOpensNoOther() {
    TestWorkspace other = TestWorkspace.in(bot);
    SignedIn ana = SignedIn.as(acme, "ana");
    String secret = requireNonNull(ana.browser().cookies().get("baton-" + acme.orgId()));
    ana.browser().carries("baton-" + other.orgId(), secret);
    signedOut(ana.browser().open(bot.address("/w/" + other.orgId() + "/board")));
    assertThat(ana.open("/board").statusCode()).isEqualTo(200);

    SignedIn both = SignedIn.as(other, "ana");
    both.browser().carries("baton-" + acme.orgId(), secret);
    assertThat(both.open("/board").statusCode()).isEqualTo(200);
    assertThat(both.browser().open(ana.address("/board")).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsStoredSignsNobodyIn() {
    SignedIn ana = SignedIn.as(acme, "ana");
    String secret = requireNonNull(ana.browser().cookies().get("baton-" + acme.orgId()));
    String digest =
        fresh.asSuperuser(dsl ->
            dsl.fetchSingle("select digest from baton.web_session where org_id = ?", acme.orgId())
                .get(0, String.class));
    assertThat(digest).hasSize(64).isNotEqualTo(secret);
    Browser thief = bot.browser();
    thief.carries("baton-" + acme.orgId(), digest);
    signedOut(thief.open(ana.address("/board")));
  }

  private int count(String table) {
    return fresh.asSuperuser(dsl ->
        dsl.fetchSingle("select count(*) from baton." + table + " where org_id = ?", acme.orgId())
            .get(0, Integer.class));
  }
}
