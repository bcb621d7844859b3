package dev.baton.bot.clock;

import dev.baton.db.clock.DueClocks;
import dev.baton.escalation.clock.ClockKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By how much clocks were found late, for {@code /metrics}. */
public final class Lateness {
  private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);
  private static final Duration BOUND = Duration.ofSeconds(1);

  private final CompositeMeterRegistry registry = new CompositeMeterRegistry();

  public Lateness() {
    // All of them from the start, so that a scrape sees zeros, not gaps.
    for (ClockKind kind : ClockKind.values()) {
      timer(kind);
    }
  }

  private Timer timer(ClockKind kind) {
    return Timer.builder("baton.clock.lateness")
        .description("How long after its moment a clock's mark was noted")
        .tag("kind", kind.code())
        .serviceLevelObjectives(
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            BOUND,
            Duration.ofSeconds(5),
            Duration.ofMinutes(1))
        .register(registry);
  }

  /** From now on it is counted there too. */
  public void countedBy(MeterRegistry where) {
    registry.add(where);
  }

  /** Notes what one piece of work found. */
  void note(List<DueClocks.Late> late) {
    late.forEach(
        each -> timer(each.kind()).record(each.by().isNegative() ? Duration.ZERO : each.by()));
    late.stream()
        .map(DueClocks.Late::by)
        .max(Duration::compareTo)
        .filter(worst -> worst.compareTo(BOUND) > 0)
        .ifPresent(
            worst -> LOG.warn("{} marks of clocks were noted up to {} late", late.size(), worst));
  }
}
