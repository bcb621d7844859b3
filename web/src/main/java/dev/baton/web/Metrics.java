package dev.baton.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * {@code /metrics} for Prometheus. Labels hold only words of our own: no workspace, no person, no
 * text, no path as it was asked for.
 */
public final class Metrics implements Endpoint, AutoCloseable {
  private static final Set<String> METHODS = Set.of("GET", "POST");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();

  private volatile Set<String> paths = Set.of();

  public Metrics() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  /** Where everything else registers its own meters. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.get(
        "/metrics",
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape()));
  }

  /** From now on requests for these paths too are counted by name, all others as {@code other}. */
  synchronized void counting(Collection<String> named) {
    Set<String> all = new HashSet<>(paths);
    all.addAll(named);
    paths = Set.copyOf(all);
  }

  void answered(Context ctx, float milliseconds) {
    Timer.builder("baton.http.requests")
        .description("HTTP requests by path, method and status")
        .tag("path", paths.contains(ctx.path()) ? ctx.path() : "other")
        .tag("method", METHODS.contains(ctx.req().getMethod()) ? ctx.req().getMethod() : "other")
        .tag("status", Integer.toString(ctx.statusCode()))
        .serviceLevelObjectives(
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3))
        .register(registry)
        .record((long) (milliseconds * 1000), TimeUnit.MICROSECONDS);
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
