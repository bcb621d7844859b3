package dev.baton.bot.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.EndpointNotFound;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: listens, opens its rooms, and stops only when what it began is finished. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final int HEADERS_LIMIT = 16_384;
  private static final Duration REQUEST_IDLE = Duration.ofSeconds(10);
  // Longer than the usual 60 s of load balancers, which else reuse a connection just closed.
  private static final Duration CONNECTION_IDLE = Duration.ofSeconds(65);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);

  private static final Map<String, String> SECURITY_HEADERS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Listens on {@code port} (0: any free one) on all addresses.
   *
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public static WebServer start(int port, Metrics metrics, List<Room> rooms) {
    Javalin javalin = Javalin.create(config -> configure(config, port, metrics, rooms));
    return new WebServer(javalin.start());
  }

  /** The port it really listens on. */
  public int port() {
    return javalin.port();
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

  private static void configure(JavalinConfig config, int port, Metrics metrics, List<Room> rooms) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.modifyServer(WebServer::stopGracefully);
    config.jetty.addConnector((server, http) -> connector(server, http, port));
    config.requestLogger.http((ctx, milliseconds) -> metrics.answered(ctx, milliseconds));
    config.routes.before(WebServer::secure);
    config.routes.exception(HttpResponseException.class, WebServer::refuse);
    config.routes.exception(Exception.class, WebServer::apologise);
    config.routes.exception(EndpointNotFound.class, WebServer::unknown);
    metrics.open(config.routes);
    rooms.forEach(room -> room.open(config.routes));
  }

  private static void stopGracefully(Server server) {
    server.setHandler(new GracefulHandler());
    server.setStopTimeout(STOP_PATIENCE.toMillis());
  }

  private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADERS_LIMIT);
    http.setIdleTimeout(REQUEST_IDLE.toMillis());
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setPort(port);
    connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
    return connector;
  }

  private static void secure(Context ctx) {
    SECURITY_HEADERS.forEach(ctx::header);
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
