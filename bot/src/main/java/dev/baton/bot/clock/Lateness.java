package dev.baton.bot.clock;

import dev.baton.db.clock.DueClocks;
import dev.baton.escalation.clock.ClockKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By how much clocks of each kind were found late, for {@code /metrics}. */
public final class Lateness {
  private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);
  private static final Duration BOUND = Duration.ofSeconds(1);

  private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

  /** From now on it is counted there too. */
  public void countedBy(MeterRegistry where) {
    // All of them from the start, so that a scrape sees zeros, not gaps.
    Stream.of(ClockKind.values()).forEach(kind -> timer(where, kind));
    registries.add(where);
  }

  private static Timer timer(MeterRegistry where, ClockKind kind) {
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
        .register(where);
  }

  /** Notes what one piece of work found. */
  public void note(List<DueClocks.Late> late) {
    for (MeterRegistry where : registries) {
      late.forEach(each -> timer(where, each.kind()).record(notNegative(each.by())));
    }
    late.stream()
        .map(DueClocks.Late::by)
        .max(Duration::compareTo)
        .filter(worst -> worst.compareTo(BOUND) > 0)
        .ifPresent(
            worst -> LOG.warn("{} marks of clocks were noted up to {} late", late.size(), worst));
  }

  private static Duration notNegative(Duration by) {
    return by.isNegative() ? Duration.ZERO : by;
  }
}
