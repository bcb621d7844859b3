package dev.baton.sandbox;

import com.google.gson.JsonObject;
import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.clock.AdjustableClock;
import dev.baton.sandbox.event.BotLine;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.fault.Faults;
import dev.baton.sandbox.keep.Keeping;
import dev.baton.sandbox.keep.Kept;
import dev.baton.sandbox.keep.Memory;
import dev.baton.sandbox.mail.Idempotency;
import dev.baton.sandbox.mail.Mailbox;
import dev.baton.sandbox.mail.ResendApi;
import dev.baton.sandbox.mail.ResendWebhook;
import dev.baton.sandbox.page.Page;
import dev.baton.sandbox.page.ReadMarks;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.slack.Installs;
import dev.baton.sandbox.slack.WebApi;
import dev.baton.sandbox.slack.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Slack and a Resend on this machine, reachable over HTTP on the loopback interface only.
 * Everything is remembered in memory, uploaded files in a temporary folder, until it is closed;
 * given a folder, it is kept there for the next start.
 */
public final class Sandbox implements AutoCloseable {
  private final SandboxConfig config;
  private final Changes changes = new Changes();
  private final Faults faults = new Faults();
  private final Exchanges exchanges;
  private final Mailbox mailbox;
  private final World world;
  private final Installs installs;
  private final ReadMarks marks;
  private final Page page;
  private final SandboxServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final Map<String, SlackWorkspace> workspaces = new ConcurrentHashMap<>();
  private Optional<Keeping> keeping = Optional.empty();

  private Sandbox(SandboxConfig config, Path uploads) {
    this.config = config;
    exchanges = new Exchanges(changes, config.clock(), config.exchangesKept());
    mailbox = new Mailbox(changes, config.clock(), config.patience());
    world = new World(changes, config.clock(), config.answerWithin(), uploads);
    installs = new Installs(world, config.clientId(), config.clientSecret());
    var resend =
        new ResendApi(mailbox, new Idempotency(changes, config.clock()), config.resendKey());
    marks = new ReadMarks(changes);
    page =
        new Page(workspaces.values(), changes, mailbox, marks, exchanges, faults, config.clock());
    world.tellThrough((team, event) -> threads.execute(() -> tell(team.id(), event)));
    server =
        new SandboxServer(
            config.delay(),
            world,
            new WebApi(world, installs),
            resend,
            faults,
            exchanges,
            page,
            installPage());
  }

  /** Starts one with {@link SandboxConfig#defaults()}. */
  public static Sandbox start() {
    return start(SandboxConfig.defaults());
  }

  /**
   * Starts one, with what it was left with when its folder knows.
   *
   * @throws UncheckedIOException when its folder cannot be made
   * @throws dev.baton.sandbox.keep.Unreadable when its folder holds what it cannot understand
   */
  public static Sandbox start(SandboxConfig config) {
    try {
      var sandbox = new Sandbox(config, uploads(config));
      sandbox.memory().flatMap(Memory::read).ifPresent(sandbox::takeUp);
      int port = sandbox.server.start(config.port());
      sandbox.world.setAddress("http://127.0.0.1:" + port);
      return sandbox;
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }

  private static Path uploads(SandboxConfig config) throws IOException {
    return config.folder().isPresent()
        ? Files.createDirectories(config.folder().get().resolve("files"))
        : Files.createTempDirectory("baton-sandbox");
  }

  private Optional<Memory> memory() {
    return config.folder().map(folder -> new Memory(folder, world.folder()));
  }

  private void takeUp(Kept kept) {
    kept.teams().forEach(world::put);
    mailbox.put(kept.mails());
    kept.read()
        .forEach((userId, conversations) ->
            conversations.forEach((in, ts) -> marks.seen(userId, in, ts)));
    world.ids().continueAfter(kept.ids());
    if (config.clock() instanceof AdjustableClock clock) {
      clock.jump(kept.ahead());
    }
  }

  /**
   * From now on writes what changes into its folder; without one does nothing. Not done by itself,
   * so that a start that fails halfway leaves the folder as it was.
   */
  public void keep() {
    keeping = memory().map(memory -> new Keeping(memory, changes, this::kept));
  }

  private Kept kept() {
    return changes.read(() ->
        new Kept(
            Kept.FORM,
            world.ids().given(),
            config.clock() instanceof AdjustableClock clock ? clock.ahead() : Duration.ZERO,
            world.kept(),
            mailbox.all(),
            marks.all()));
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

  /** Calls the listener after every change of anything. */
  public void onChange(Runnable listener) {
    changes.listen(listener);
  }

  /** Stops listening; deletes uploaded files unless they are kept. */
  @Override
  public void close() {
    page.close();
    server.close();
    http.shutdownNow();
    threads.shutdownNow();
    keeping.ifPresent(Keeping::close);
    if (config.folder().isEmpty()) {
      deleteFolder();
    }
  }

  private InstallPage installPage() {
    return new InstallPage(installs, workspaces.values());
  }

  private void tell(String teamId, JsonObject event) {
    Optional.ofNullable(workspaces.get(teamId)).ifPresent(workspace -> workspace.hear(event));
  }

  private SlackWorkspace newWorkspace(String id, String name) {
    var line = new BotLine(http, exchanges, config.clock(), config.answerWithin(), config.delay());
    return new SlackWorkspace(world.team(id, name), line, installs, config.patience());
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
