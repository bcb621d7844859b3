package dev.baton.bot.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.Browser;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.login.LoginLinks;
import dev.baton.db.login.WebSessions;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.web.SecretWord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the table of pages in docs/security.md. Everybody has a link and a session of their own
 * workspace, also who could not have got one, which is the hardest case.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTableTest {
  private static final int FIRST_ROLE = 2;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TestBot bot;
  private final Cast cast;
  private final DocTable pages = DocTable.named("pages");
  private final Map<String, Attempt> attempts = attempts();

  private Map<String, Attempt> attempts() {
    return Map.ofEntries(
        at(
            "GET /w/{org}/login/{secret}",
            who -> who.get("/login/" + who.link().text()).contains("Continue as")),
        at(
            "POST /w/{org}/login/{secret}",
            who -> who.post("/login/" + who.link().text()).statusCode() == 303),
        at(
            "POST /w/{org}/logout",
            who -> who.post("/logout").body().contains("You are signed out")),
        at(
            "POST /w/{org}/logout/everywhere",
            who -> who.post("/logout/everywhere").body().contains("signed out in every browser")),
        at("GET /w/{org}/board", who -> who.get("/board").contains("Waiting on Customer")),
        at(
            "GET /w/{org}/board others'",
            who -> {
              String ticket = who.asked().ticket().shown();
              // The board is a few seconds old at most.
              bot.clock().advance(Duration.ofSeconds(5));
              return who.get("/board").contains(">" + ticket + "</a>");
            }),
        at(
            "GET /w/{org}/board/cards",
            who -> who.get("/board/cards").contains("Waiting on Customer")),
        at(
            "GET /w/{org}/tickets/{key}",
            who -> who.get("/tickets/" + who.key()).contains(who.asked().reason())),
        at(
            "POST /w/{org}/tickets/{key}/status",
            who -> who.post("/tickets/" + who.key() + "/status", "waiting").statusCode() == 200),
        at("GET /w/{org}/reports", who -> who.get("/reports").contains("A question, such as")),
        at(
            "GET /w/{org}/reports/{name}",
            who -> who.get("/reports/escalations").contains("What is counted")),
        at(
            "POST /w/{org}/reports/{name}/send",
            who -> who.post("/reports/escalations/send").body().contains("sent it to you")),
        at(
            "GET /w/{org}/reports/{name} files",
            who -> who.file("/reports/escalations.csv").contains("bounce share per cent")));
  }

  private static Map.Entry<String, Attempt> at(String page, Attempt attempt) {
    return Map.entry(page, attempt);
  }

  PagesTableTest(FreshDatabase fresh) throws IOException {
    this.bot = TestBot.start(fresh);
    this.cast = new Cast(bot);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @FunctionalInterface
  private interface Attempt {
    /** Whether what the page is for happened. */
    boolean by(Who who);
  }

  /** Somebody at their browser, and a request of Ana's that waits. */
  private final class Who {
    private final Browser browser = bot.browser();
    private final SecretWord session = SecretWord.next(RANDOM);
    private final SecretWord link = SecretWord.next(RANDOM);
    private @Nullable Escalation asked;

    Who(String role) {
      TestWorkspace team = cast.teamOf(role);
      String id = cast.person(role).id();
      Instant now = bot.clock().instant();
      cast.in(
          team,
          tx -> {
            WebSessions.in(tx).begin(id, session.digest(), now);
            LoginLinks.in(tx).make(id, link.digest(), now, Duration.ofMinutes(5));
            return id;
          });
      browser.carries("baton-" + cast.acme().orgId(), session.text());
      browser.carries("baton-" + team.orgId(), session.text());
    }

    Escalation asked() {
      Escalation known = asked == null ? cast.asked() : asked;
      asked = known;
      return known;
    }

    String key() {
      return asked().ticket().identity();
    }

    SecretWord link() {
      return link;
    }

    private URI address(String path) {
      return bot.address("/w/" + cast.acme().orgId() + path);
    }

    String get(String path) {
      return browser.open(address(path)).body();
    }

    /** As a link of a page of that server gets it. */
    String file(String path) {
      return browser
          .send(HttpRequest.newBuilder(address(path)).header("Sec-Fetch-Site", "same-origin"))
          .body();
    }

    HttpResponse<String> post(String path) {
      return browser.post(address(path), "token", session.derived("form"));
    }

    HttpResponse<String> post(String path, String column) {
      return browser.post(address(path), "token", session.derived("form"), "column", column);
    }
  }

  Stream<Arguments> cells() {
    return pages.rows().stream()
        .flatMap(
            row -> roles().stream().map(role -> Arguments.of(row.surface(), role, row.cell(role))));
  }

  private List<String> roles() {
    return pages.columns().subList(FIRST_ROLE, pages.columns().size());
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("cells")
  void eachMayWhatTheTableSays(String page, String role, String expected) {
    assertThat(expected).isIn("yes", "no");
    for (Member.Kind kind : List.of(Member.Kind.BOT, Member.Kind.STRANGER)) {
      cast.otherwise(kind);
      boolean happened = java.util.Objects.requireNonNull(attempts.get(page)).by(new Who(role));
      assertThat(happened).isEqualTo(expected.equals("yes"));
    }
  }

  @Test
  void everyPageStandsInTheTable() {
    assertThat(pages.rows().stream().map(DocTable.Row::surface))
        .containsExactlyInAnyOrderElementsOf(attempts.keySet());
    assertThat(bot.process().paths().stream().filter(path -> path.contains("/w/")))
        .containsExactlyInAnyOrderElementsOf(
            attempts.keySet().stream().filter(page -> page.split(" ").length == 2).toList());
  }
}
