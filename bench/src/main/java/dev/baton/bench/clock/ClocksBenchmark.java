package dev.baton.bench.clock;

import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import dev.baton.bench.measure.ThrowawayDatabase;
import dev.baton.db.Database;
import dev.baton.db.JobQueue;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.clock.Clocks;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How late the marks of many clocks are noted that fall due within one second, by two queues beside
 * each other, each on connections of its own.
 */
public final class ClocksBenchmark implements Benchmark {
  private static final Duration PREPARING = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double LIMIT_MILLISECONDS = 1000;
  private static final int PER_MILLE = 1000;

  private final int running;
  private final int due;
  private final InstantSource clock = InstantSource.system();

  ClocksBenchmark(int running, int due) {
    this.running = running;
    this.due = due;
  }

  /** 100,000 clocks, 1,000 of them due within one second. */
  public static ClocksBenchmark standard() {
    return new ClocksBenchmark(100_000, 1_000);
  }

  @Override
  public String name() {
    return "clocks";
  }

  /** What the queues noted. */
  private record Noted(Collection<Duration> late, AtomicInteger told) {
    Noted() {
      this(new ConcurrentLinkedQueue<>(), new AtomicInteger());
    }
  }

  @Override
  public List<Figure> measure(Progress progress) throws IOException, SQLException {
    progress.say(String.format(Locale.ROOT, "%,d clocks, %,d due in a second", running, due));
    try (ThrowawayDatabase server = ThrowawayDatabase.start();
        Database one = Database.open(server.app());
        Database two = Database.open(server.app())) {
      server.asSuperuser(ClockRowsMade.workspace());
      Instant farAway = clock.instant().plus(Duration.ofDays(30));
      server.asSuperuser(ClockRowsMade.clocks("LATER", running - due, farAway, 1));
      server.asSuperuser(ClockRowsMade.clocks("WARM", due, clock.instant(), 0));
      server.asSuperuser(List.of("vacuum (analyze) baton.clock, platform.scheduled_tasks"));
      Noted noted = new Noted();
      try (JobQueue first = queue(one, noted);
          JobQueue second = queue(two, noted)) {
        first.start();
        second.start();
        await(noted, due);
        noted.late().clear();
        Instant start = clock.instant().plus(PREPARING);
        server.asSuperuser(ClockRowsMade.clocks("DUE", due, start, 1.0 / due));
        await(noted, 2 * due);
      }
      return figures(noted);
    }
  }

  private JobQueue queue(Database database, Noted noted) {
    Tenants tenants = new Tenants(database, new UuidV7(clock), clock);
    return new JobQueue(
        database,
        tenants,
        clock,
        Map.of(
            Clocks.FIRE,
            work -> {
              var fired =
                  tenants.inBackground(
                      work.orgId(), tx -> Clocks.in(tx).fire(work.id(), clock.instant()));
              noted.late().addAll(fired.late());
              return new JobQueue.Outcome.Done();
            },
            Clocks.TELL,
            _ -> {
              noted.told().incrementAndGet();
              return new JobQueue.Outcome.Done();
            }));
  }

  /** Until so many were told of, and no longer than patience lasts. */
  private void await(Noted noted, int told) {
    Instant until = clock.instant().plus(PATIENCE);
    while (noted.told().get() < told && clock.instant().isBefore(until)) {
      try {
        Thread.sleep(Duration.ofMillis(50));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while clocks ran", stopped);
      }
    }
  }

  private List<Figure> figures(Noted noted) {
    List<Long> late = noted.late().stream().map(Duration::toMillis).sorted().toList();
    if (late.isEmpty()) {
      throw new IllegalStateException("No clock was noted in time");
    }
    return List.of(
        Figure.of(name(), "p50 late", late.get(late.size() / 2), "ms"),
        Figure.of(name(), "p99 late", late.get((late.size() * 990 - 1) / PER_MILLE), "ms")
            .aiming(new Target.AtMost(LIMIT_MILLISECONDS)),
        Figure.of(name(), "latest", late.getLast(), "ms"),
        Figure.of(name(), "lost", Math.max(0, due - late.size()), "").aiming(new Target.AtMost(0)),
        Figure.of(name(), "doubled", Math.max(0, late.size() - due), "")
            .aiming(new Target.AtMost(0)));
  }
}
