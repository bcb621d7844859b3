package dev.baton.db;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server that was written to becomes a standby, and later is the one to write to again. */
@ExtendWith(TestDatabase.class)
class ReadOnlyDatabaseTest {
  private static final Job JOB = new Job("waits-for-the-promotion");

  private final FreshDatabase fresh;

  ReadOnlyDatabaseTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  /**
   * Every connection is a new one then, as after a failover: those before have ended, after it was
   * settled what new ones may do.
   */
  private void demoted() {
    fresh.asSuperuser(
        dsl -> dsl.execute("alter database " + name() + " set default_transaction_read_only = on"));
    fresh.asSuperuser(dsl ->
        dsl.fetch(
            "select pg_terminate_backend(pid, 60000) from pg_stat_activity"
                + " where usename = 'baton_app' and datname = current_database()"));
  }

  /** Connections stay as they are: those made meanwhile take no writes for as long as they live. */
  private void promoted() {
    fresh.asSuperuser(dsl -> {
      dsl.execute("set transaction_read_only = off");
      return dsl.execute("alter database " + name() + " reset default_transaction_read_only");
    });
  }

  private String name() {
    return fresh.appUrl().name();
  }

  @AfterEach
  void promotedAgain() {
    promoted();
    await().until(fresh.database()::answers);
    fresh.asSuperuser(dsl -> dsl.execute("delete from platform.scheduled_tasks"));
  }

  private void enqueue(String id) {
    fresh
        .tenants()
        .inTransaction(
            "T1",
            tx -> {
              tx.enqueue(JOB, id, fresh.clock().instant());
              return tx;
            });
  }

  @Test
  void aServerThatTakesNoWritesIsAwayAndNotReady() {
    demoted();

    assertThatThrownBy(() -> enqueue("lost")).isInstanceOf(DatabaseUnavailable.class);
    assertThat(fresh.database().answers()).isFalse();
    assertThatThrownBy(() -> enqueue("lost")).isInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void afterThePromotionTheFirstWriteIsTaken() {
    demoted();
    assertThatThrownBy(() -> enqueue("lost")).isInstanceOf(DatabaseUnavailable.class);
    assertThat(fresh.database().answers()).isFalse();

    promoted();

    enqueue("kept");
    assertThat(fresh.database().answers()).isTrue();
  }

  @Test
  void jobsGoOnByThemselvesAfterThePromotionAndNoneIsLost() {
    List<String> ran = new CopyOnWriteArrayList<>();
    enqueue("before");
    JobQueue.Handler handler =
        work -> {
          if (ran.isEmpty()) {
            demoted();
          }
          ran.add(work.id());
          return new JobQueue.Outcome.Done();
        };
    try (JobQueue queue =
        new JobQueue(fresh.database(), fresh.tenants(), fresh.clock(), Map.of(JOB, handler))) {
      queue.start();
      await().until(() -> !ran.isEmpty());
      await().until(() -> !fresh.database().answers());
      promoted();
      await().until(fresh.database()::answers);
      enqueue("after");

      await().until(() -> ran.contains("after"));
      await().until(() -> waiting() == 0);
    }
    assertThat(ran).containsExactly("before", "after");
  }

  private int waiting() {
    return fresh.asSuperuser(dsl -> dsl.fetch("select from platform.scheduled_tasks").size());
  }
}
