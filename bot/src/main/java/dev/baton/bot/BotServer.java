package dev.baton.bot;

import dev.baton.bot.cli.OpenedDatabase;
import dev.baton.bot.cli.StartupRefused;
import dev.baton.bot.config.Config;
import dev.baton.bot.config.SlackAccess;
import dev.baton.bot.helpdesk.ConnectionSecrets;
import dev.baton.bot.helpdesk.HookEndpoint;
import dev.baton.bot.mail.ResendEndpoint;
import dev.baton.bot.socket.SocketMode;
import dev.baton.bot.surface.SlackEndpoint;
import dev.baton.bot.surface.SlackSocket;
import dev.baton.db.Database;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.ElapsedTime;
import dev.baton.db.JobQueue;
import dev.baton.db.Locators;
import dev.baton.db.TakenRequests;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.slack.socket.Envelopes;
import dev.baton.web.Endpoint;
import dev.baton.web.Health;
import dev.baton.web.Metrics;
import dev.baton.web.Probe;
import dev.baton.web.Replays;
import dev.baton.web.SlackSignature;
import dev.baton.web.SvixSignature;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The running bot. It starts from the database outwards and stops the other way. */
public final class BotServer implements AutoCloseable {
  private final Deque<Runnable> stops = new ArrayDeque<>();
  private final InstantSource clock;
  private boolean closed;
  private List<String> paths = List.of();
  private int port;
  private int adminPort;
  private Runnable connecting = () -> {};

  /** Nothing runs yet; {@link #close} may be called from now on, also by another thread. */
  BotServer(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Starts everything; when a step fails, what was started before it is stopped again.
   *
   * @param config read with the signing secret needed
   * @param matrix the file or link of {@code --matrix}; empty when not given
   * @param surfaces builds what people meet
   * @throws StartupRefused when the database's role is unfit or its schema behind
   */
  public static BotServer start(
      Config config,
      InstantSource clock,
      Optional<String> matrix,
      Function<Foundation, Surfaces> surfaces) {
    BotServer serving = new BotServer(clock);
    serving.begin(config, matrix, surfaces);
    return serving;
  }

  /** As {@link #start}, on a database that stays open after the end. */
  public static BotServer on(Foundation foundation, Function<Foundation, Surfaces> surfaces) {
    BotServer serving = new BotServer(foundation.clock());
    try {
      serving.open(foundation, surfaces, serving.metrics(), _ -> WarmUp.none());
      serving.connecting.run();
    } catch (RuntimeException e) {
      serving.close();
      throw e;
    }
    return serving;
  }

  /** As {@link #start}; throws {@link CancellationException} when closed before it is finished. */
  void begin(Config config, Optional<String> matrix, Function<Foundation, Surfaces> surfaces) {
    try {
      Foundation foundation = foundation(config, matrix);
      Metrics metrics = metrics();
      foundation.database().measuredBy(metrics.registry());
      open(foundation, surfaces, metrics, WarmUp::begin).await();
      connecting.run();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private WarmUp open(
      Foundation foundation,
      Function<Foundation, Surfaces> surfaces,
      Metrics metrics,
      Function<Surfaces, WarmUp> warming) {
    Surfaces built = surfaces.apply(foundation);
    onStop(built.end());
    built.lateness().countedBy(metrics.registry());
    built.inbound().countedBy(metrics.registry());
    JobQueue queue = new JobQueue(foundation.database(), foundation.tenants(), clock, built.jobs());
    built.begin().run();
    Optional<SocketMode> socket = socketMode(foundation, built, metrics);
    queue.start();
    onStop(queue::close);
    WarmUp warm = warming.apply(built);
    Listening listening =
        Listening.start(
            foundation.config(),
            metrics,
            Stream.concat(endpoints(foundation, built, metrics).stream(), built.pages().stream())
                .toList(),
            health(foundation, queue, warm, socket));
    port = listening.port();
    built.parts().address().listening(port);
    adminPort = listening.adminPort();
    paths = listening.paths();
    onStop(() ->
        together(
            List.of(listening::close, queue::close, () -> socket.ifPresent(SocketMode::close))));
    connecting = () -> socket.ifPresent(SocketMode::start);
    return warm;
  }

  private Foundation foundation(Config config, Optional<String> matrix) {
    OpenedDatabase opened = OpenedDatabase.toServe(config.database());
    onStop(opened::close);
    Database database = Database.open(opened.app(), config.databasePool());
    onStop(database::close);
    Supplier<UUID> ids = new UuidV7(clock);
    Tenants tenants = new Tenants(database, ids, clock);
    return new Foundation(config, database, tenants, clock, ids, matrix);
  }

  private Metrics metrics() {
    Metrics metrics = new Metrics();
    onStop(metrics::close);
    return metrics;
  }

  /** Empty where Slack sends to an address. */
  private Optional<SocketMode> socketMode(Foundation foundation, Surfaces built, Metrics metrics) {
    Envelopes envelopes =
        new SlackSocket(
            replays(foundation), built.app(), new ElapsedTime(clock), metrics.registry());
    return foundation.config().slack() instanceof SlackAccess.OneWorkspace one
        ? SocketMode.of(one, built.parts().calls(), envelopes, metrics.registry())
        : Optional.empty();
  }

  private List<Endpoint> endpoints(Foundation foundation, Surfaces built, Metrics metrics) {
    Config config = foundation.config();
    Optional<SvixSignature> svix =
        config.resendWebhookSecret().map(secret -> new SvixSignature(secret.reveal(), clock));
    List<Endpoint> endpoints = new ArrayList<>();
    if (config.slack().socketToken().isEmpty()) {
      SlackSignature signature =
          new SlackSignature(config.signingSecret().orElseThrow().reveal(), clock);
      endpoints.add(
          new SlackEndpoint(signature, replays(foundation), built.app(), metrics.registry()));
    }
    endpoints.add(new ResendEndpoint(svix, built.resendEvents(), metrics.registry()));
    endpoints.add(
        new HookEndpoint(
            foundation.tenants(),
            new Locators(foundation.database()),
            ConnectionSecrets.of(config),
            built.inbound(),
            clock));
    endpoints.add(built.install());
    return endpoints;
  }

  private static Health health(
      Foundation foundation, JobQueue queue, WarmUp warm, Optional<SocketMode> socket) {
    List<Probe> probes = new ArrayList<>();
    probes.add(new Probe("database", foundation.database()::answers));
    probes.add(new Probe("queue", queue::isRunning));
    probes.add(new Probe("warm-up", warm::isOver));
    socket.map(SocketMode::probe).ifPresent(probes::add);
    return new Health(probes);
  }

  private Replays replays(Foundation foundation) {
    TakenRequests taken = new TakenRequests(foundation.database());
    return new Replays(
        signature -> {
          try {
            return taken.isFirst(signature, clock.instant());
          } catch (DatabaseUnavailable away) {
            // Then nothing can be changed either, and the surface says so in its own words.
            return true;
          }
        },
        new ElapsedTime(clock));
  }

  // One after the other could take longer than the 10 s that a stop may.
  private static void together(List<Runnable> stops) {
    List<Thread> threads = stops.stream().map(Thread.ofVirtual()::start).toList();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void onStop(Runnable stop) {
    if (closed) {
      stop.run();
      throw new CancellationException("told to stop before everything had started");
    }
    stops.push(stop);
  }

  /** The port it really listens on. */
  public int port() {
    return port;
  }

  /** The port on which health and metrics are; {@link #port} unless it is set. */
  public int adminPort() {
    return adminPort;
  }

  /** Every path it answers on {@link #port}, as {@code GET /healthz}. */
  public List<String> paths() {
    return paths;
  }

  /** Finishes what it began, within 10 s; a second call does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }
}
