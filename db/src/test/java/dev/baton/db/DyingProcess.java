package dev.baton.db;

import dev.baton.db.testing.SettableClock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process of its own that picks a piece of work, says so, and never finishes it. */
final class DyingProcess {
  static final Job JOB = new Job("never-ends");

  private DyingProcess() {}

  /** Takes the database's address. */
  public static void main(String[] arguments) throws InterruptedException {
    SettableClock clock = new SettableClock();
    try (Database database = Database.open(DatabaseUrl.parse(arguments[0]))) {
      Tenants tenants = new Tenants(database, new UuidV7(clock), clock);
      CountDownLatch never = new CountDownLatch(1);
      JobQueue queue =
          new JobQueue(
              database,
              tenants,
              clock,
              Map.of(
                  JOB,
                  work -> {
                    System.out.println("picked " + work.id());
                    try {
                      never.await();
                    } catch (InterruptedException stopped) {
                      Thread.currentThread().interrupt();
                    }
                    return new JobQueue.Outcome.Done();
                  }));
      queue.start();
      never.await();
    }
  }
}
