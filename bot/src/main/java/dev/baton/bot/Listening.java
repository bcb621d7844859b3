package dev.baton.bot;

import dev.baton.bot.config.Config;
import dev.baton.web.Endpoint;
import dev.baton.web.Metrics;
import dev.baton.web.WebServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a process listens: on one port, or with health and metrics on another one. */
final class Listening implements AutoCloseable {
  private final WebServer open;
  private final Optional<WebServer> admin;

  private Listening(WebServer open, Optional<WebServer> admin) {
    this.open = open;
    this.admin = admin;
  }

  /**
   * Listens as the settings say.
   *
   * @param forEverybody what Slack and browsers ask for
   * @param health what only who runs Baton asks for, beside the metrics
   */
  static Listening start(
      Config config, Metrics metrics, List<Endpoint> forEverybody, Endpoint health) {
    List<Endpoint> forAdmins = List.of(metrics, health);
    if (config.adminPort().isEmpty()) {
      List<Endpoint> all = Stream.concat(forAdmins.stream(), forEverybody.stream()).toList();
      return new Listening(
          WebServer.only(place(config, config.port()), metrics, all), Optional.empty());
    }
    WebServer admin = WebServer.only(place(config, config.adminPort().get()), metrics, forAdmins);
    try {
      return new Listening(
          WebServer.only(place(config, config.port()), metrics, forEverybody), Optional.of(admin));
    } catch (RuntimeException taken) {
      admin.close();
      throw taken;
    }
  }

  private static WebServer.Place place(Config config, int port) {
    return new WebServer.Place(config.host(), port);
  }

  /** The port it really listens on. */
  int port() {
    return open.port();
  }

  /** That of health and metrics. */
  int adminPort() {
    return admin.map(WebServer::port).orElseGet(open::port);
  }

  /** Every path of {@link #port}. */
  List<String> paths() {
    return open.paths();
  }

  @Override
  public void close() {
    open.close();
    admin.ifPresent(WebServer::close);
  }
}
