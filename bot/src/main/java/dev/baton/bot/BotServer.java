package dev.baton.bot;

import dev.baton.bot.cli.OpenedDatabase;
import dev.baton.bot.cli.StartupRefused;
import dev.baton.bot.config.Config;
import dev.baton.bot.mail.ResendEndpoint;
import dev.baton.bot.surface.SlackEndpoint;
import dev.baton.db.Database;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.ElapsedTime;
import dev.baton.db.JobQueue;
import dev.baton.db.TakenRequests;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.web.Endpoint;
import dev.baton.web.Health;
import dev.baton.web.Metrics;
import dev.baton.web.Probe;
import dev.baton.web.Replays;
import dev.baton.web.SlackSignature;
import dev.baton.web.SvixSignature;
import dev.baton.web.WebServer;
import java.time.InstantSource;
import java.util.ArrayDeque;
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
    JobQueue queue = new JobQueue(foundation.database(), foundation.tenants(), clock, built.jobs());
    built.begin().run();
    queue.start();
    onStop(queue::close);
    WarmUp warm = warming.apply(built);
    WebServer web =
        WebServer.start(
            place(foundation),
            metrics,
            Stream.concat(
                    endpoints(foundation, built, queue, metrics, warm).stream(),
                    built.pages().stream())
                .toList());
    port = web.port();
    built.parts().address().listening(port);
    paths = web.paths();
    onStop(() -> together(web::close, queue::close));
    return warm;
  }

  private static WebServer.Place place(Foundation foundation) {
    return new WebServer.Place(foundation.config().host(), foundation.config().port());
  }

  private Foundation foundation(Config config, Optional<String> matrix) {
    OpenedDatabase opened = OpenedDatabase.toServe(config.database());
    onStop(opened::close);
    Database database = Database.open(opened.app());
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

  private List<Endpoint> endpoints(
      Foundation foundation, Surfaces built, JobQueue queue, Metrics metrics, WarmUp warm) {
    Config config = foundation.config();
    SlackSignature signature =
        new SlackSignature(config.signingSecret().orElseThrow().reveal(), clock);
    Optional<SvixSignature> svix =
        config.resendWebhookSecret().map(secret -> new SvixSignature(secret.reveal(), clock));
    return List.of(
        new SlackEndpoint(signature, replays(foundation), built.app(), metrics.registry()),
        new ResendEndpoint(svix, built.resendEvents(), metrics.registry()),
        built.install(),
        new Health(
            List.of(
                new Probe("database", foundation.database()::answers),
                new Probe("queue", queue::isRunning),
                new Probe("warm-up", warm::isOver))));
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
  private static void together(Runnable web, Runnable queue) {
    Thread beside = Thread.ofVirtual().start(queue);
    web.run();
    try {
      beside.join();
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

  /** Every path it answers, as {@code GET /healthz}. */
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
