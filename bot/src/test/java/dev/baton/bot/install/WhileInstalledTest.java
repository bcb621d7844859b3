package dev.baton.bot.install;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.db.Tx;
import dev.baton.db.install.Ending;
import dev.baton.db.install.Installation;
import dev.baton.db.install.Installations;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
final class WhileInstalledTest {
  private static final String ORG = "TRETURNS";
  private static final Job DAILY = new Job("recurs-while-installed");

  private final FreshDatabase fresh;

  WhileInstalledTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @Test
  void whatRecursIsQueuedAnewByAnInstallThatComesWhileItEnds() {
    in(tx -> {
      WorkspaceRow.in(tx).makeKnown("Acme", now());
      Installations.in(tx).save(installation(), "ada", now());
      tx.enqueueOnce(DAILY, "daily", now());
      Ending.in(tx).leave(UninstallReason.UNINSTALLED, "slack", now());
    });
    AtomicInteger ran = new AtomicInteger();
    JobQueue.Handler counted =
        work -> {
          ran.incrementAndGet();
          return new JobQueue.Outcome.Done();
        };
    JobQueue.Handler whileInstalled =
        new WhileInstalled(fresh.tenants(), fresh.clock()).only(DAILY, counted);

    try (JobQueue queue =
        queue(work -> {
          JobQueue.Outcome outcome = whileInstalled.run(work);
          if (ran.get() == 0) {
            installAgain();
          }
          return outcome;
        })) {
      queue.start();
      await().untilAsserted(() -> assertThat(ran).hasValue(1));
    }
  }

  private void installAgain() {
    in(tx -> {
      Installations.in(tx).save(installation(), "ada", now());
      tx.enqueueOnce(DAILY, "daily", now());
    });
  }

  private JobQueue queue(JobQueue.Handler handler) {
    return new JobQueue(fresh.database(), fresh.tenants(), fresh.clock(), Map.of(DAILY, handler));
  }

  private void in(Consumer<Tx> step) {
    fresh
        .tenants()
        .inTransaction(
            ORG,
            tx -> {
              step.accept(tx);
              return true;
            });
  }

  private static Installation installation() {
    return new Installation(false, "ubaton", "sealed", Optional.empty(), Optional.empty(), 1);
  }

  private Instant now() {
    return fresh.clock().instant();
  }
}
