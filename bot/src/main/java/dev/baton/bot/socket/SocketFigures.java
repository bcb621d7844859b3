package dev.baton.bot.socket;

import dev.baton.slack.socket.SocketNews;
import dev.baton.slack.socket.SocketTrouble;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log and metrics of the connections. The same trouble is logged once until it is over. */
final class SocketFigures implements SocketNews {
  private static final Logger LOG = LoggerFactory.getLogger(SocketFigures.class);
  private static final String NONE = "";
  private static final String NOT_YET = "not yet";

  private final MeterRegistry metrics;
  private final AtomicReference<String> said = new AtomicReference<>(NOT_YET);

  SocketFigures(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void opened() {
    metrics.counter("baton.slack.socket.opened").increment();
    if (!said.getAndSet(NONE).equals(NONE)) {
      LOG.info("Slack is connected.");
    }
  }

  @Override
  public void replacing(String reason) {
    metrics.counter("baton.slack.socket.replaced").increment();
  }

  @Override
  public void troubled(SocketTrouble trouble) {
    metrics.counter("baton.slack.socket.troubled", "why", trouble.kind().code()).increment();
    if (!said.getAndSet(trouble.sentence()).equals(trouble.sentence())) {
      LOG.warn("{} It is tried again.", trouble.sentence());
    }
  }
}
