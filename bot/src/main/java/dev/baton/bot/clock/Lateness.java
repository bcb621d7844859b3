package dev.baton.bot.clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By how much clocks were found late, for {@code /metrics}. */
public final class Lateness {
  private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);
  private static final Duration BOUND = Duration.ofSeconds(1);

  private final List<Timer> timers = new CopyOnWriteArrayList<>();

  /** From now on it is counted there too. */
  public void countedBy(MeterRegistry where) {
    timers.add(
        Timer.builder("baton.clock.lateness")
            .description("How long after its moment a clock's mark was noted")
            .serviceLevelObjectives(
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                BOUND,
                Duration.ofSeconds(5),
                Duration.ofMinutes(1))
            .register(where));
  }

  /** Notes what one piece of work found. */
  void note(List<Duration> late) {
    timers.forEach(
        timer -> late.forEach(each -> timer.record(each.isNegative() ? Duration.ZERO : each)));
    late.stream()
        .max(Duration::compareTo)
        .filter(worst -> worst.compareTo(BOUND) > 0)
        .ifPresent(
            worst -> LOG.warn("{} marks of clocks were noted up to {} late", late.size(), worst));
  }
}
