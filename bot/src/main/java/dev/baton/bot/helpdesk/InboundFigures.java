package dev.baton.bot.helpdesk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What other programs sent and what became of it, for {@code /metrics}: {@code
 * baton_inbound_total{kind,result}}. An event counts when it is answered and again when it was
 * read.
 */
public final class InboundFigures {
  static final String UNKNOWN_KIND = "unknown";

  private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

  /** From now on it is counted there too. */
  public void countedBy(MeterRegistry where) {
    // From the start, so that a scrape before the first event sees zeros, not gaps.
    List.of("kept", "again", "applied", "ignored", "bad_signature", "stale", "too_large")
        .forEach(result -> counter(where, ConnectionKind.GENERIC.code(), result));
    List.of("unknown_address", "not_kept").forEach(result -> counter(where, UNKNOWN_KIND, result));
    registries.add(where);
  }

  void count(String kind, String result) {
    registries.forEach(where -> counter(where, kind, result).increment());
  }

  private static Counter counter(MeterRegistry where, String kind, String result) {
    return Counter.builder("baton.inbound")
        .description("What other programs sent, by what became of it")
        .tag("kind", kind)
        .tag("result", result)
        .register(where);
  }
}
