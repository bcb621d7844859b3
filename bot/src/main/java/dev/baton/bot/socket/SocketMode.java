package dev.baton.bot.socket;

import dev.baton.bot.cli.StartupRefused;
import dev.baton.bot.config.SlackAccess;
import dev.baton.slack.BotToken;
import dev.baton.slack.SlackCalls;
import dev.baton.slack.socket.AppToken;
import dev.baton.slack.socket.Envelopes;
import dev.baton.slack.socket.Opening;
import dev.baton.slack.socket.SocketConnections;
import dev.baton.slack.socket.SocketTiming;
import dev.baton.slack.socket.SocketTrouble;
import dev.baton.web.Probe;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;

/** The connections of this process, measured and shown. */
public final class SocketMode implements AutoCloseable {
  private final SocketConnections connections;

  private SocketMode(AppToken token, String app, Envelopes envelopes, MeterRegistry metrics) {
    this.connections =
        new SocketConnections(
            token, app, SocketTiming.USUAL, envelopes, new SocketFigures(metrics));
    Gauge.builder("baton.slack.socket.connections", connections, SocketConnections::open)
        .description("Connections of Socket Mode that are open")
        .register(metrics);
  }

  /**
   * Nothing is connected yet; empty where Slack sends to an address.
   *
   * @param envelopes takes what comes
   * @throws StartupRefused when only another setting can mend why Slack gives no connection
   */
  public static Optional<SocketMode> of(
      SlackAccess.OneWorkspace access,
      SlackCalls calls,
      Envelopes envelopes,
      MeterRegistry metrics) {
    return access
        .appToken()
        .map(secret -> {
          AppToken token = new AppToken(calls.patientSlack(), secret.reveal());
          String app = OwnApp.id(calls.with(new BotToken(access.botToken().reveal())));
          refuseFaults(token, app);
          return new SocketMode(token, app, envelopes, metrics);
        });
  }

  private static void refuseFaults(AppToken token, String app) {
    trouble(token, app)
        .filter(SocketTrouble::isOfTheSettings)
        .ifPresent(trouble -> {
          throw new StartupRefused(List.of(trouble.sentence()));
        });
  }

  /** Opens the connections and keeps them open; returns before they are. */
  public void start() {
    connections.start();
  }

  /**
   * Why Slack would give no connection; empty when it would.
   *
   * @param app the app of the bot token; empty text when Slack does not say
   */
  public static Optional<SocketTrouble> trouble(AppToken token, String app) {
    return token
        .appId()
        .filter(named -> !app.isEmpty() && !named.equals(app))
        .map(named -> SocketTrouble.otherApp(named, app))
        .or(() -> trouble(token));
  }

  /** What Slack says to the wish for a connection; empty when it grants one. */
  private static Optional<SocketTrouble> trouble(AppToken token) {
    return token.open() instanceof Opening.Denied denied
        ? Optional.of(denied.trouble())
        : Optional.empty();
  }

  /** Whether Slack can reach this process. */
  public Probe probe() {
    return new Probe("Slack connection", connections::isConnected);
  }

  /** Answers what it was given, within 7 s, and closes. */
  @Override
  public void close() {
    connections.close();
  }
}
