package dev.baton.sandbox;

import com.google.gson.JsonObject;
import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.event.BotLine;
import dev.baton.sandbox.event.BotSockets;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.fault.Faults;
import dev.baton.sandbox.mail.Idempotency;
import dev.baton.sandbox.mail.Mailbox;
import dev.baton.sandbox.mail.ResendApi;
import dev.baton.sandbox.mail.ResendWebhook;
import dev.baton.sandbox.outside.Outside;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.slack.Installs;
import dev.baton.sandbox.slack.WebApi;
import dev.baton.sandbox.slack.World;
import dev.baton.sandbox.zendesk.ZendeskDesk;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A Slack and a Resend on this machine, reachable over HTTP on the loopback interface only.
 * Everything is remembered in memory, uploaded files in a folder, until it is closed.
 *
 * <p>Whoever shows it to people or keeps it for a next start does so from outside: {@link
 * #prepare}, then {@link #serving} and {@link #continuing}, then {@link #listen}; {@link #changes}
 * tells of every change.
 */
public final class Sandbox implements AutoCloseable {
  private static final long FIRST_ACCOUNT = 22_129_848L;

  private final SandboxConfig config;
  private final Changes changes = new Changes();
  private final Faults faults = new Faults();
  private final Exchanges exchanges;
  private final Mailbox mailbox;
  private final World world;
  private final Installs installs;
  private final Outside outside;
  private final SandboxServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final Map<String, SlackWorkspace> workspaces = new ConcurrentHashMap<>();
  private final Map<String, ZendeskDesk> desks = new ConcurrentHashMap<>();
  private final AtomicLong accounts = new AtomicLong(FIRST_ACCOUNT);

  private Sandbox(SandboxConfig config, Path uploads) {
    this.config = config;
    exchanges = new Exchanges(changes, config.clock(), config.exchangesKept());
    mailbox = new Mailbox(changes, config.clock(), config.patience());
    world = new World(changes, config.clock(), config.answerWithin(), uploads);
    installs = new Installs(world, config.clientId(), config.clientSecret());
    var resend =
        new ResendApi(mailbox, new Idempotency(changes, config.clock()), config.resendKey());
    world.tellThrough((team, event) -> threads.execute(() -> tell(team.id(), event)));
    server =
        new SandboxServer(
            config.delay(), world, new WebApi(world, installs), resend, faults, exchanges);
    outside = new Outside(changes, config.clock(), config.patience());
    server.serving(new OutsideRoutes(outside, faults, exchanges)::addTo);
    server.serving(new ZendeskRoutes(this::zendesk, faults, exchanges)::addTo);
    server.serving(new InstallPage(installs, workspaces.values())::addTo);
    server.serving(new SocketLinks(world, workspaces::get)::addTo);
  }

  /** Starts one with {@link SandboxConfig#defaults()}. */
  public static Sandbox start() {
    return start(SandboxConfig.defaults());
  }

  /**
   * Starts one.
   *
   * @throws UncheckedIOException when its folder of uploads cannot be made
   */
  public static Sandbox start(SandboxConfig config) {
    return prepare(config).listen();
  }

  /**
   * One that does not listen yet.
   *
   * @throws UncheckedIOException when its folder of uploads cannot be made
   */
  public static Sandbox prepare(SandboxConfig config) {
    try {
      return new Sandbox(config, uploads(config));
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }

  private static Path uploads(SandboxConfig config) throws IOException {
    return config.uploads().isPresent()
        ? Files.createDirectories(config.uploads().get())
        : Files.createTempDirectory("baton-sandbox");
  }

  /** Serves more routes beside Slack's and Resend's; only before it listens. */
  public Sandbox serving(Consumer<JavalinConfig> routes) {
    server.serving(routes);
    return this;
  }

  /** Goes on where another one was left; only before it listens and has workspaces. */
  public Sandbox continuing(SandboxState state) {
    state.teams().forEach(world::put);
    mailbox.put(state.mails());
    continueIdsAfter(state.ids());
    return this;
  }

  /** Begins to listen on its port. */
  public Sandbox listen() {
    world.setAddress("http://127.0.0.1:" + server.start(config.port()));
    return this;
  }

  /** What may be kept of it at this moment. */
  public SandboxState state() {
    return changes.read(() -> new SandboxState(world.ids().given(), world.kept(), mailbox.all()));
  }

  /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
  public String address() {
    return world.address();
  }

  /** The bot's {@code SLACK_API_URL}, with a slash at the end. */
  public String slackApiUrl() {
    return address() + "/api/";
  }

  /** The bot's {@code RESEND_API_URL}, without a slash at the end. */
  public String resendApiUrl() {
    return address() + "/resend";
  }

  /** Telegram, PagerDuty, and programs that take webhooks. */
  public Outside outside() {
    return outside;
  }

  /** The bot's {@code TELEGRAM_API_URL}, without a slash at the end. */
  public String telegramApiUrl() {
    return address() + "/telegram";
  }

  /** The bot's {@code PAGERDUTY_API_URL}, without a slash at the end. */
  public String pagerDutyApiUrl() {
    return address() + "/pagerduty";
  }

  /** The Zendesk account of that subdomain, made when there is none. */
  public ZendeskDesk zendesk(String subdomain) {
    return desks.computeIfAbsent(
        subdomain,
        _ -> new ZendeskDesk(changes, config.clock(), http, exchanges, accounts.getAndIncrement()));
  }

  /** The bot's {@code ZENDESK_API_URL}, in which it puts the subdomain. */
  public String zendeskApiUrl() {
    return address() + "/zendesk/{subdomain}";
  }

  /** Where the program of that name takes webhooks. */
  public String receiverUrl(String name) {
    return address() + "/receiver/" + name;
  }

  /** The bot's {@code WEBHOOK_TRUSTED_HOSTS}. */
  public String host() {
    return address().substring("http://".length());
  }

  /** The bot's {@code RESEND_API_KEY}. */
  public String resendKey() {
    return config.resendKey();
  }

  /** The workspace of that id, made when there is none; the same handle every time. */
  public SlackWorkspace workspace(String id, String name) {
    return workspaces.computeIfAbsent(id, made -> newWorkspace(id, name));
  }

  /**
   * Leaves out all ids up to that number. A bot that remembers windows and events of an earlier
   * sandbox would else take new ones for repeated ones.
   */
  public void continueIdsAfter(long number) {
    world.ids().continueAfter(number);
  }

  /** Its workspaces, those made later included. */
  public Collection<SlackWorkspace> workspaces() {
    return Collections.unmodifiableCollection(workspaces.values());
  }

  /** Every email that was sent. */
  public Mailbox mailbox() {
    return mailbox;
  }

  /** Resend's webhook to the bot. */
  public ResendWebhook resendWebhook(URI target, String secret) {
    return new ResendWebhook(http, exchanges, config.clock(), target, secret);
  }

  /** What goes wrong on demand. */
  public Faults faults() {
    return faults;
  }

  /** What the bot and the sandbox said to each other. */
  public Exchanges exchanges() {
    return exchanges;
  }

  /** The lock around everything it remembers, which also tells of every change. */
  public Changes changes() {
    return changes;
  }

  /** Stops listening; deletes uploaded files unless a folder was given for them. */
  @Override
  public void close() {
    server.close();
    http.shutdownNow();
    threads.shutdownNow();
    if (config.uploads().isEmpty()) {
      deleteFolder();
    }
  }

  private void tell(String teamId, JsonObject event) {
    Optional.ofNullable(workspaces.get(teamId)).ifPresent(workspace -> workspace.hear(event));
  }

  private SlackWorkspace newWorkspace(String id, String name) {
    var team = world.team(id, name);
    var line =
        new BotLine(
            http,
            exchanges,
            config.clock(),
            config.answerWithin(),
            config.delay(),
            new BotSockets(team, config.answerWithin()));
    return new SlackWorkspace(team, line, installs, config.patience());
  }

  private void deleteFolder() {
    try (var files = Files.walk(world.folder())) {
      files.sorted(Comparator.reverseOrder()).forEach(Sandbox::delete);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
  }
}
