package dev.baton.bot.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.BotServer;
import dev.baton.bot.Console;
import dev.baton.bot.Foundation;
import dev.baton.bot.Surfaces;
import dev.baton.bot.Texts;
import dev.baton.bot.Wiring;
import dev.baton.bot.config.Config;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.Sheets;
import dev.baton.bot.matrix.Unopened;
import dev.baton.bot.phrases.Phrases;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.UuidV7;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.Patience;
import dev.baton.db.testing.SettableClock;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.SandboxConfig;
import dev.baton.sandbox.outside.Telegram;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The bot as {@code serve} wires it, on a real PostgreSQL, and the sandbox that it talks to over
 * HTTP, signatures included. All clocks are one: that of the database.
 */
public final class TestBot implements AutoCloseable {
  public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  public static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  public static final String FIRST_KEY = "QkFUT04tdGVzdC1rZXktbnVtYmVyLTEtMzItYnl0ZXM=";
  public static final String SECOND_KEY = "QkFUT04tdGVzdC1rZXktbnVtYmVyLTItMzItYnl0ZXM=";

  /** More requests a second than any machine sends: most tests are not about the limit. */
  private static final String NO_LIMIT = "1000000";

  private final FreshDatabase database;
  private final Tenants door;
  private final InstantSource clock;
  private final Phrases phrases;
  private final Sandbox sandbox;
  private volatile Sheets google = _ -> new MatrixSource.Opened.Not(new Unopened.NotShared());
  private final Sheets sheets = link -> google.open(link);
  private final Deque<BotServer> processes = new ArrayDeque<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Surfaces surfaces;

  private TestBot(
      FreshDatabase database,
      Tenants door,
      InstantSource clock,
      boolean clockRuns,
      Phrases phrases) {
    this.database = database;
    this.door = door;
    this.clock = clock;
    this.phrases = phrases;
    database.clock().set(SettableClock.START);
    database.clock().runs(clockRuns);
    this.sandbox =
        Sandbox.start(
            SandboxConfig.defaults()
                .onClock(database.clock())
                .answerWithin(Duration.ofSeconds(30))
                .patience(Duration.ofSeconds(60)));
  }

  /** Any workspace may install it. Jobs run, and the clock moves, only when a test says so. */
  public static TestBot start(FreshDatabase database) {
    return start(database, database.tenants(), database.clock());
  }

  /** The same, which reaches its rows through that door only and has that clock, for faults. */
  public static TestBot start(FreshDatabase database, Tenants door, InstantSource clock) {
    TestBot bot = new TestBot(database, door, clock, false, Texts.load());
    bot.serve(bot.installable(FIRST_KEY), Optional.empty(), Surfaces::withoutJobs);
    return bot;
  }

  /** The same, which says other texts than Baton's own. */
  public static TestBot start(FreshDatabase database, Phrases phrases) {
    TestBot bot = new TestBot(database, database.tenants(), database.clock(), false, phrases);
    bot.serve(bot.installable(FIRST_KEY), Optional.empty(), Surfaces::withoutJobs);
    return bot;
  }

  /** Any workspace may install it. Jobs run by themselves, on a clock that runs. */
  public static TestBot startWithJobs(FreshDatabase database) {
    TestBot bot = notStarted(database);
    bot.serve(bot.installable(FIRST_KEY), Optional.empty(), all -> all);
    return bot;
  }

  /** The same, with Telegram. */
  public static TestBot startWithMedia(FreshDatabase database) {
    TestBot bot = notStarted(database);
    Map<String, String> environment = bot.installable(FIRST_KEY);
    environment.put("TELEGRAM_BOT_TOKEN", Telegram.TOKEN);
    environment.put("TELEGRAM_API_URL", bot.sandbox.telegramApiUrl());
    environment.put("PAGERDUTY_API_URL", bot.sandbox.pagerDutyApiUrl());
    bot.serve(environment, Optional.empty(), all -> all);
    return bot;
  }

  /** Only the sandbox, on a clock that runs; a test starts the bot's processes itself. */
  public static TestBot notStarted(FreshDatabase database) {
    return notStarted(database, Texts.load());
  }

  /** The same, whose first process says other texts than Baton's own. */
  static TestBot notStarted(FreshDatabase database, Phrases phrases) {
    return new TestBot(database, database.tenants(), database.clock(), true, phrases);
  }

  private interface Chosen {
    Surfaces of(Surfaces all);
  }

  /** On the pools of the test's database, because opening others would cost each start. */
  private BotServer serve(Map<String, String> environment, Optional<String> matrix, Chosen chosen) {
    BotServer serving =
        BotServer.on(
            foundation(environment, matrix),
            foundation -> {
              Surfaces all = Wiring.build(foundation, phrases, sheets);
              surfaces = all;
              return chosen.of(all);
            });
    processes.addLast(serving);
    return serving;
  }

  /** One more process for any workspace, with these keys and with pools of its own. */
  public BotServer serveBeside(String keys) {
    BotServer serving =
        BotServer.start(config(installable(keys)), clock(), Optional.empty(), Wiring::build);
    processes.addLast(serving);
    return serving;
  }

  /** A process for this workspace alone, with its own token. */
  public BotServer serveOnly(SlackWorkspace workspace, Optional<String> matrix) {
    return serve(alone(workspace), matrix, all -> all);
  }

  /** The same without an address: through connections that it opens itself. */
  public BotServer serveThroughSockets(SlackWorkspace workspace, Optional<String> matrix) {
    BotServer serving = serve(throughSockets(workspace), matrix, all -> all);
    Patience.await().until(() -> workspace.sockets().open() == 2);
    return serving;
  }

  /** Settings of a bot for that workspace alone, with a new token for Socket Mode. */
  public Map<String, String> throughSockets(SlackWorkspace workspace) {
    Map<String, String> environment = alone(workspace);
    environment.remove("SLACK_SIGNING_SECRET");
    environment.put("SLACK_APP_TOKEN", workspace.sockets().switchOn());
    return environment;
  }

  /** All of a bot's surfaces and jobs with these settings changed, neither begun nor listening. */
  public Surfaces surfaces(Map<String, String> changed) {
    Map<String, String> environment = installable(FIRST_KEY);
    environment.putAll(changed);
    environment.values().removeIf(String::isEmpty);
    return Wiring.build(foundation(environment, Optional.empty()));
  }

  private Foundation foundation(Map<String, String> environment, Optional<String> matrix) {
    return new Foundation(
        config(environment), database.database(), door, clock, new UuidV7(clock), matrix);
  }

  /** Settings of a bot that any workspace may install. */
  public Map<String, String> installable(String keys) {
    Map<String, String> environment = settings();
    environment.put("SLACK_CLIENT_ID", "sandbox-client");
    environment.put("SLACK_CLIENT_SECRET", "sandbox-secret");
    environment.put("ENCRYPTION_KEY", keys);
    return environment;
  }

  private Map<String, String> alone(SlackWorkspace workspace) {
    Map<String, String> environment = settings();
    environment.put("SLACK_BOT_TOKEN", workspace.botToken());
    return environment;
  }

  private Map<String, String> settings() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PORT", "0");
    environment.put("DATABASE_URL", Console.text(database.appUrl()));
    environment.put("SLACK_SIGNING_SECRET", SIGNING_SECRET);
    environment.put("SLACK_API_URL", sandbox.slackApiUrl());
    environment.put("RESEND_API_KEY", sandbox.resendKey());
    environment.put("RESEND_API_URL", sandbox.resendApiUrl());
    environment.put("RESEND_WEBHOOK_SECRET", WEBHOOK_SECRET);
    environment.put("MAIL_FROM", "Baton <baton@baton.test>");
    environment.put("WORKSPACE_RATE", NO_LIMIT);
    environment.put("WEBHOOK_TRUSTED_HOSTS", sandbox.host());
    return environment;
  }

  /** One more process with these settings and with pools of its own. */
  public BotServer serveBeside(Map<String, String> environment) {
    BotServer serving =
        BotServer.start(config(environment), clock(), Optional.empty(), Wiring::build);
    processes.addLast(serving);
    return serving;
  }

  private static Config config(Map<String, String> environment) {
    return new Console(environment)
        .shell()
        .config(Set.of(Config.Need.SIGNING_SECRET, Config.Need.SLACK_ACCESS));
  }

  /** A workspace where Baton is not installed; the first process hears what happens there. */
  public SlackWorkspace newWorkspace(String name) {
    return connect(sandbox.workspace(newId(), name).withoutTheApp());
  }

  /** The id of a workspace that nobody else has, of this database's other bots neither. */
  String newId() {
    return "T" + new UuidV7(clock()).get().toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  /** From now on the first process hears what happens there. */
  public SlackWorkspace connect(SlackWorkspace workspace) {
    return connect(workspace, process());
  }

  /** From now on that process hears what happens there. */
  public SlackWorkspace connect(SlackWorkspace workspace, BotServer process) {
    return workspace.connectBot(address(process, "/slack/events"), SIGNING_SECRET);
  }

  /** As that person with a browser of their own, to the end. */
  public void install(SlackWorkspace workspace, Person installer) {
    Browser browser = browser();
    HttpResponse<String> page = browser.open(workspace.allow(installer, leave(browser)));
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("is installed in");
  }

  /** Presses the install button; the address of Slack that the browser is sent to. */
  public URI leave(Browser browser) {
    HttpResponse<String> page = browser.open(address("/slack/install"));
    assertThat(page.statusCode()).isEqualTo(302);
    return URI.create(page.headers().firstValue("location").orElseThrow());
  }

  public Browser browser() {
    return new Browser(http);
  }

  /** That path of the first process. */
  public URI address(String path) {
    return address(process(), path);
  }

  /** That path of that process. */
  public static URI address(BotServer process, String path) {
    return URI.create("http://localhost:" + process.port() + path);
  }

  /** The process that was started first. */
  public BotServer process() {
    return processes.getFirst();
  }

  /** What people meet and what runs queued work, as the first process has it. */
  public Surfaces surfaces() {
    return requireNonNull(surfaces, "No process was started.");
  }

  /** What the first process is made of. */
  public BotParts parts() {
    return surfaces().parts();
  }

  /** From now on Google answers so. */
  public void google(Sheets answers) {
    google = answers;
  }

  public FreshDatabase database() {
    return database;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public SettableClock clock() {
    return database.clock();
  }

  /** In a transaction of that workspace. */
  public <T extends @Nullable Object> T in(String orgId, Tenants.Step<T> step) {
    return database.tenants().inTransaction(orgId, step);
  }

  /** Whether it is so in that workspace. */
  public boolean holds(String orgId, Predicate<Tx> question) {
    return in(orgId, question::test);
  }

  @Override
  public void close() {
    processes.forEach(BotServer::close);
    http.close();
    sandbox.close();
  }
}
