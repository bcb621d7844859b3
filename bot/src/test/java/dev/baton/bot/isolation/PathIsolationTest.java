package dev.baton.bot.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.baton.bot.BotServer;
import dev.baton.bot.Console;
import dev.baton.bot.Wiring;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every HTTP path with every id of another workspace; a new path joins by itself, because the web
 * server says which there are.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class PathIsolationTest {
  private static final String VICTIM = "T0VICTIM";
  private static final String MINE = "T0MINE";
  private static final byte[] MAIL_KEY =
      "a webhook secret of 32 bytes ...".getBytes(StandardCharsets.UTF_8);

  private final FreshDatabase fresh;
  private final TestBot bot;
  private final HttpClient client = HttpClient.newHttpClient();

  PathIsolationTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.bot = TestBot.start(fresh);
    TestWorkspace.in(bot, VICTIM).files("ZD-1042");
    TestWorkspace.in(bot, MINE).files("ZD-1042");
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    bot.close();
  }

  @Test
  void noPathDoesAnythingToAnotherWorkspace() throws Exception {
    Set<String> ids = idsOfTheVictim();
    List<String> before = rowsOfTheVictim();
    try (BotServer serving = servingWithoutJobs()) {
      for (String path : serving.paths()) {
        for (String id : ids) {
          assertKept(path, id, send(serving, path, id));
        }
      }
      assertThat(serving.paths())
          .contains(
              "POST /slack/events",
              "POST /resend/events",
              "POST /hooks/{id}",
              "GET /slack/install",
              "GET /slack/oauth_redirect");
    }
    assertThat(ids).hasSizeGreaterThan(10);
    assertThat(rowsOfTheVictim()).isEqualTo(before);
  }

  private static void assertKept(String path, String id, HttpResponse<String> answer) {
    if (path.endsWith("/hooks/{id}")) {
      // No id of a row is the address of a connection, and nothing says which addresses are.
      assertThat(answer.statusCode()).as(path + " " + id).isIn(200, 401);
      assertThat(answer.body()).as(path + " " + id).isEmpty();
      return;
    }
    assertThat(answer.statusCode()).as(path + " " + id).isLessThan(500).isNotIn(401, 405, 409);
    // Slack's look at the certificate is all that is answered there by GET.
    if (!path.equals("GET /slack/events")) {
      assertThat(answer.statusCode()).as(path + " " + id).isNotEqualTo(404);
    }
    assertThat(answer.body()).as(path + " " + id).doesNotContain("Ana Ruiz", "ZD-1042");
  }

  private HttpResponse<String> send(BotServer serving, String path, String id) throws Exception {
    String[] parts = path.split(" ", 2);
    URI address =
        URI.create(
            String.format(
                Locale.ROOT,
                "http://127.0.0.1:%d%s",
                serving.port(),
                parts[1].replaceAll("\\{\\w+}", URLEncoder.encode(id, StandardCharsets.UTF_8))));
    return client.send(
        new SignedByAll(TestBot.SIGNING_SECRET, MAIL_KEY)
            .request(parts[0], address, id, body(id), fresh.clock().instant()),
        BodyHandlers.ofString());
  }

  /** News of a mail and a request of Slack's at once, of my own workspace. */
  private static String body(String id) {
    JsonObject tags = new JsonObject();
    tags.addProperty("workspace", MINE);
    tags.addProperty("delivery", id);
    JsonObject data = new JsonObject();
    data.addProperty("email_id", id);
    data.add("tags", tags);
    JsonObject body = new JsonObject();
    SignedByAll.PLACES.forEach(place -> body.addProperty(place, id));
    body.addProperty("team_id", MINE);
    body.addProperty("type", "email.bounced");
    body.addProperty("created_at", "2026-03-02T08:59:58.123Z");
    body.add("data", data);
    return body.toString();
  }

  private BotServer servingWithoutJobs() {
    Map<String, String> environment =
        Map.of(
            "PORT",
            "0",
            "DATABASE_URL",
            Console.text(fresh.appUrl()),
            "SLACK_SIGNING_SECRET",
            TestBot.SIGNING_SECRET,
            "SLACK_CLIENT_ID",
            "sandbox-client",
            "SLACK_CLIENT_SECRET",
            "sandbox-secret",
            "ENCRYPTION_KEY",
            "QkFUT04tdGVzdC1rZXktbnVtYmVyLTEtMzItYnl0ZXM=",
            "SLACK_API_URL",
            bot.sandbox().slackApiUrl(),
            "RESEND_WEBHOOK_SECRET",
            "whsec_" + Base64.getEncoder().encodeToString(MAIL_KEY));
    return BotServer.start(
        new Console(environment).shell().config(Set.of()),
        fresh.clock(),
        Optional.empty(),
        foundation -> Wiring.build(foundation).withoutJobs());
  }

  private Set<String> idsOfTheVictim() {
    Set<String> ids = new TreeSet<>(Set.of(VICTIM, "ZD-1042", "ZD1042|1"));
    fresh
        .asSuperuser(dsl ->
            tables(dsl).stream()
                .flatMap(table ->
                    dsl
                        .fetch("select * from baton." + table + " where org_id = ?", VICTIM)
                        .stream())
                .flatMap(row -> Stream.of(row.intoArray()))
                .map(String::valueOf)
                .filter(cell -> cell.matches("[0-9a-f-]{36}|[UWCD][A-Z0-9]{3,}"))
                .limit(30)
                .toList())
        .forEach(ids::add);
    return ids;
  }

  private List<String> rowsOfTheVictim() {
    return fresh.asSuperuser(dsl ->
        Stream.concat(
                tables(dsl).stream().map(table -> table + rows(dsl, "baton." + table, "org_id")),
                Stream.of(
                    rows(dsl, "platform.scheduled_tasks", "split_part(task_instance, '/', 1)")))
            .toList());
  }

  private static String rows(DSLContext dsl, String table, String whose) {
    return dsl.fetch(
            "select t::text from %s t where %s = ? order by 1".formatted(table, whose), VICTIM)
        .toString();
  }

  private static List<String> tables(DSLContext dsl) {
    return dsl.fetch(
            "select relname from pg_class where relnamespace = 'baton'::regnamespace"
                + " and relkind = 'r' order by 1")
        .into(String.class);
  }
}
