package dev.baton.bench.clock;

import dev.baton.bench.measure.Child;
import dev.baton.db.Database;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.JobQueue;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.Work;
import dev.baton.db.clock.Clocks;
import dev.baton.db.warmup.ClockWarmUp;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/**
 * One of two processes that note what clocks reach, warmed as {@code serve} is before it is ready.
 */
final class ClockProcess {
  private static final int ROUNDS = 10;

  private ClockProcess() {}

  /**
   * @param args the database's URL
   */
  public static void main(String[] args) throws IOException {
    InstantSource clock = InstantSource.system();
    try (Database database = Database.open(DatabaseUrl.parse(args[0]))) {
      Tenants tenants = new Tenants(database, new UuidV7(clock), clock);
      try (JobQueue queue = queue(database, tenants, clock)) {
        warm(tenants, clock);
        queue.start();
        System.out.println("ready now");
        Child.awaitEnd();
      }
    }
  }

  private static JobQueue queue(Database database, Tenants tenants, InstantSource clock) {
    return new JobQueue(
        database,
        tenants,
        clock,
        Map.of(
            Clocks.FIRE,
            work -> {
              tenants.inBackground(
                  work.orgId(), tx -> Clocks.in(tx).fire(work.id(), clock.instant()));
              return new JobQueue.Outcome.Done();
            },
            Clocks.TELL,
            ClockProcess::tell,
            Clocks.NEWS,
            ClockProcess::tell));
  }

  private static JobQueue.Outcome tell(Work work) {
    System.out.println("told one");
    return new JobQueue.Outcome.Done();
  }

  private static void warm(Tenants tenants, InstantSource clock) {
    String nobody = "warm-up-" + UUID.randomUUID();
    for (int i = 0; i < ROUNDS; i++) {
      new ClockWarmUp(tenants).run(nobody, clock.instant());
    }
  }
}
