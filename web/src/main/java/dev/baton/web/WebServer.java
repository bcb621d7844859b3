package dev.baton.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.EndpointNotFound;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: listens, opens its endpoints, and stops only when what it began is finished. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final int HEADERS_LIMIT = 16_384;
  private static final Duration HEADERS_PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_CONNECTIONS = 2_000;
  private static final Duration REQUEST_IDLE = Duration.ofSeconds(10);
  // Longer than the usual 60 s of load balancers, which else reuse a connection just closed.
  private static final Duration CONNECTION_IDLE = Duration.ofSeconds(65);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Where it listens.
   *
   * @param host an address of this machine; empty for all of them
   * @param port 0 for any free one
   */
  public record Place(Optional<String> host, int port) {}

  /**
   * Listens there.
   *
   * @throws io.javalin.util.JavalinException when the port is taken or the address is not this
   *     machine's
   */
  public static WebServer start(Place place, Metrics metrics, List<Endpoint> endpoints) {
    return start(place, metrics, endpoints, HEADERS_PATIENCE);
  }

  /** Listens on {@code port} (0: any free one) on all addresses. */
  public static WebServer start(int port, Metrics metrics, List<Endpoint> endpoints) {
    return start(new Place(Optional.empty(), port), metrics, endpoints);
  }

  /** The same with another patience for whoever takes long over a request's headers. */
  static WebServer start(Place place, Metrics metrics, List<Endpoint> endpoints, Duration headers) {
    List<Endpoint> all = Stream.concat(Stream.of(metrics), endpoints.stream()).toList();
    return open(place, metrics, all, headers);
  }

  /** Listens there with these endpoints and no others; {@code metrics} counts, and is not shown. */
  public static WebServer only(Place place, Metrics metrics, List<Endpoint> endpoints) {
    return open(place, metrics, endpoints, HEADERS_PATIENCE);
  }

  private static WebServer open(
      Place place, Metrics metrics, List<Endpoint> endpoints, Duration headers) {
    Javalin javalin =
        Javalin.create(config -> configure(config, place, metrics, endpoints, headers));
    WebServer server = new WebServer(javalin);
    metrics.counting(server.endpoints().map(endpoint -> endpoint.path).toList());
    javalin.start();
    return server;
  }

  /** The port it really listens on. */
  public int port() {
    return javalin.port();
  }

  /** Every path that is answered, as {@code GET /healthz}. */
  public List<String> paths() {
    return endpoints().map(endpoint -> endpoint.method.name() + " " + endpoint.path).toList();
  }

  private Stream<io.javalin.router.Endpoint> endpoints() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod());
  }

  /** Refuses new requests, waits up to 6 s for running ones, closes. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException e) {
      LOG.warn("HTTP stopped with connections still open: {}", e.getMessage());
    }
  }

  private static void configure(
      JavalinConfig config,
      Place place,
      Metrics metrics,
      List<Endpoint> endpoints,
      Duration headers) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.modifyServer(WebServer::stopGracefully);
    config.jetty.addConnector((server, http) -> connector(server, http, place, headers));
    config.requestLogger.http((ctx, milliseconds) -> metrics.answered(ctx, milliseconds));
    config.routes.exception(HttpResponseException.class, WebServer::refuse);
    config.routes.exception(Exception.class, WebServer::apologise);
    config.routes.exception(EndpointNotFound.class, WebServer::unknown);
    endpoints.forEach(endpoint -> endpoint.open(config.routes));
  }

  private static void stopGracefully(Server server) {
    server.setHandler(new GracefulHandler());
    server.setStopTimeout(STOP_PATIENCE.toMillis());
    server.setErrorHandler(new PlainErrors());
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, Place place, Duration headers) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADERS_LIMIT);
    http.setIdleTimeout(REQUEST_IDLE.toMillis());
    http.addCustomizer(new SecurityHeaders());
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    place.host().ifPresent(connector::setHost);
    connector.setPort(place.port());
    connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
    connector.addBean(new SlowHeaders(connector, headers));
    connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    return connector;
  }

  private static void refuse(HttpResponseException e, Context ctx) {
    ctx.status(e.getStatus()).result(e.getMessage() == null ? "" : e.getMessage());
  }

  private static void apologise(Exception e, Context ctx) {
    LOG.error("{} {} failed", ctx.req().getMethod(), ctx.path(), e);
    ctx.status(500).result("Baton could not answer. Try again; the log says why.");
  }

  // Javalin's own answer repeats the path, which is a stranger's text.
  private static void unknown(EndpointNotFound missing, Context ctx) {
    ctx.status(404).result("Nothing is here.");
  }
}
