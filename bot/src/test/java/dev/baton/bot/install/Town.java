package dev.baton.bot.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.BatonSurfaces;
import dev.baton.bot.Console;
import dev.baton.bot.Serving;
import dev.baton.bot.config.Config;
import dev.baton.bot.stage.Stage;
import dev.baton.bot.stage.TickingClock;
import dev.baton.db.Tx;
import dev.baton.db.Workspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.SandboxConfig;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Several workspaces of one Slack, and bots that any of them may install. All clocks are one. */
final class Town implements AutoCloseable {
  static final String FIRST_KEY = "QkFUT04tdGVzdC1rZXktbnVtYmVyLTEtMzItYnl0ZXM=";
  static final String SECOND_KEY = "QkFUT04tdGVzdC1rZXktbnVtYmVyLTItMzItYnl0ZXM=";

  private static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private final FreshDatabase fresh;
  private final TickingClock clock = new TickingClock();
  private final Sandbox sandbox;
  private final List<Serving> bots = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  Town(FreshDatabase fresh) {
    this.fresh = fresh;
    this.sandbox =
        Sandbox.start(SandboxConfig.defaults().onClock(clock).answerWithin(Duration.ofSeconds(30)));
  }

  /** A town with one bot. */
  static Town open(FreshDatabase fresh) {
    Town town = new Town(fresh);
    town.serve(FIRST_KEY);
    return town;
  }

  /** Starts one more process of the same bot on the same database. */
  Serving serve(String keys) {
    return serve(environment(keys));
  }

  private Serving serve(Map<String, String> environment) {
    Serving bot = Serving.start(config(environment), clock, Optional.empty(), BatonSurfaces::build);
    bots.add(bot);
    return bot;
  }

  /** Starts a process for this workspace alone, with its own token. */
  Serving serveOnly(SlackWorkspace workspace) {
    Map<String, String> environment = environment(FIRST_KEY);
    environment.keySet().removeAll(Set.of("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"));
    environment.put("SLACK_BOT_TOKEN", workspace.botToken());
    return serve(environment);
  }

  Serving first() {
    return bots.getFirst();
  }

  /** A workspace of a name of its own, without Baton; it tells the first bot what happens. */
  SlackWorkspace workspace(String name) {
    String id =
        "T"
            + UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 12)
                .toUpperCase(java.util.Locale.ROOT);
    SlackWorkspace workspace = sandbox.workspace(id, name).withoutTheApp();
    return talksTo(workspace, bots.getFirst());
  }

  SlackWorkspace talksTo(SlackWorkspace workspace, Serving bot) {
    return workspace.connectBot(address(bot, "/slack/events"), SIGNING_SECRET);
  }

  /** As {@code installer} with a browser of their own, to the end. */
  void install(SlackWorkspace workspace, Person installer) {
    Browser browser = browser();
    HttpResponse<String> page = browser.open(workspace.allow(installer, leave(browser)));
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("is installed in");
  }

  Browser browser() {
    return new Browser(http);
  }

  /** Presses the install button; the address of Slack that the browser is sent to. */
  URI leave(Browser browser) {
    HttpResponse<String> page = browser.open(address("/slack/install"));
    assertThat(page.statusCode()).isEqualTo(302);
    return URI.create(page.headers().firstValue("location").orElseThrow());
  }

  URI address(String path) {
    return address(bots.getFirst(), path);
  }

  static URI address(Serving bot, String path) {
    return URI.create("http://localhost:" + bot.port() + path);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  TickingClock clock() {
    return clock;
  }

  FreshDatabase database() {
    return fresh;
  }

  <T> T in(String orgId, Workspace.Step<T> step) {
    return fresh.workspace().inTransaction(orgId, step);
  }

  boolean holds(String orgId, Predicate<Tx> question) {
    return in(orgId, question::test);
  }

  /** Settings of a bot; what names a secret is taken from the sandbox. */
  Map<String, String> environment(String keys) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PORT", "0");
    environment.put("DATABASE_URL", Console.text(fresh.appUrl()));
    environment.put("SLACK_SIGNING_SECRET", SIGNING_SECRET);
    environment.put("SLACK_CLIENT_ID", "sandbox-client");
    environment.put("SLACK_CLIENT_SECRET", "sandbox-secret");
    environment.put("ENCRYPTION_KEY", keys);
    environment.put("SLACK_API_URL", sandbox.slackApiUrl());
    environment.put("RESEND_API_KEY", sandbox.resendKey());
    environment.put("RESEND_API_URL", sandbox.resendApiUrl());
    environment.put("MAIL_FROM", "Baton <baton@example.com>");
    environment.put("WORKSPACE_RATE", Stage.OUT_OF_REACH);
    return environment;
  }

  private static Config config(Map<String, String> environment) {
    return new Console(environment)
        .shell()
        .config(Set.of(Config.Need.SIGNING_SECRET, Config.Need.SLACK_ACCESS));
  }

  @Override
  public void close() {
    bots.forEach(Serving::close);
    http.close();
    sandbox.close();
  }
}
