package dev.baton.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /healthz} says that the process lives, {@code /readyz} that it can do its work. */
public final class Health implements Endpoint {
  private final List<Probe> probes;

  public Health(List<Probe> probes) {
    this.probes = List.copyOf(probes);
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.get("/healthz", ctx -> ctx.result("alive"));
    routes.get("/readyz", this::ready);
  }

  private void ready(Context ctx) {
    String broken =
        probes.stream()
            .filter(probe -> !works(probe))
            .map(Probe::name)
            .collect(Collectors.joining(", "));
    if (broken.isEmpty()) {
      ctx.result("ready");
    } else {
      ctx.status(503).result("not ready: " + broken);
    }
  }

  private static boolean works(Probe probe) {
    try {
      return probe.works().getAsBoolean();
    } catch (RuntimeException _) {
      return false;
    }
  }
}
