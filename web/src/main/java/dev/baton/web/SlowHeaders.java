package dev.baton.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Hangs up on whoever takes too long over a request's line and headers. Jetty only limits the
 * silence between two bytes, so that a drop now and then would hold a connection for ever.
 */
final class SlowHeaders extends AbstractLifeCycle {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final ServerConnector connector;
  private final Duration patience;

  /** Looks once a second from the connector's start on. */
  SlowHeaders(ServerConnector connector, Duration patience) {
    this.connector = connector;
    this.patience = patience;
  }

  @Override
  protected void doStart() {
    lookLater();
  }

  private void lookLater() {
    Scheduler scheduler = connector.getScheduler();
    scheduler.schedule(this::look, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (!isRunning()) {
      return;
    }
    connector.getConnectedEndPoints().stream().filter(this::isTooSlow).forEach(EndPoint::close);
    lookLater();
  }

  private boolean isTooSlow(EndPoint endPoint) {
    if (!(endPoint.getConnection() instanceof HttpConnection connection)) {
      return false;
    }
    HttpParser parser = connection.getParser();
    return parser.inHeaderState()
        && !parser.isStart()
        && NanoTime.since(parser.getBeginNanoTime()) > patience.toNanos();
  }
}
