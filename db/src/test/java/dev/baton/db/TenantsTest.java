package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.SCHEDULED_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.escalate.Drafts;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TenantsTest {
  private static final Job JOB = new Job("test-job");

  private final FreshDatabase fresh;
  private final Tenants tenants;

  TenantsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.tenants = fresh.tenants();
  }

  private int queued(String orgId) {
    return fresh.asSuperuser(dsl ->
        dsl.fetchCount(SCHEDULED_TASKS, SCHEDULED_TASKS.TASK_INSTANCE.startsWith(orgId + "/")));
  }

  @Test
  void theWorkspaceIsSetForTheTransactionAndGoneAfterIt() {
    String during = tenants.inTransaction("T1", TenantsTest::setting);
    String next = tenants.inTransaction("T2", TenantsTest::setting);

    assertThat(during).isEqualTo("T1");
    assertThat(next).isEqualTo("T2");
  }

  private static String setting(Tx tx) {
    return tx.dsl().fetchSingle("select current_setting('baton.org_id')").get(0, String.class);
  }

  @Test
  void aBlankWorkspaceIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> tenants.inTransaction(" ", _ -> 1));
  }

  @Test
  void aTransactionInsideAnotherIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> tenants.inTransaction("T1", _ -> tenants.inTransaction("T1", _ -> 1)));
  }

  @Test
  void queuedWorkIsThereAfterTheCommit() {
    tenants.inTransaction(
        "TC",
        tx -> {
          tx.enqueue(JOB, "a", fresh.clock().instant());
          tx.enqueue(JOB, "a", fresh.clock().instant());
          return tx;
        });

    assertThat(queued("TC")).isEqualTo(2);
  }

  @Test
  void recurringWorkIsQueuedOnce() {
    for (int i = 0; i < 2; i++) {
      tenants.inTransaction(
          "TO",
          tx -> {
            tx.enqueueOnce(JOB, "daily", fresh.clock().instant());
            return tx;
          });
    }

    assertThat(queued("TO")).isOne();
  }

  @Test
  void aRollbackLeavesNoWorkAndRunsNoHook() {
    List<String> hooks = new ArrayList<>();

    assertThatThrownBy(() ->
            tenants.inTransaction(
                "TR",
                tx -> {
                  tx.enqueue(JOB, "a", fresh.clock().instant());
                  tx.afterCommit(() -> hooks.add("ran"));
                  throw new IllegalStateException("changed my mind");
                }))
        .hasMessage("changed my mind");

    assertThat(queued("TR")).isZero();
    assertThat(hooks).isEmpty();
  }

  @Test
  void aHookRunsAfterTheCommitAndMayOpenATransaction() {
    List<Integer> seen = new ArrayList<>();

    tenants.inTransaction(
        "TH",
        tx -> {
          tx.enqueue(JOB, "a", fresh.clock().instant());
          tx.afterCommit(() -> seen.add(tenants.inTransaction("TH", _ -> queued("TH"))));
          return tx;
        });

    assertThat(seen).containsExactly(1);
  }

  @Test
  void aReadingTransactionCannotWrite() {
    assertThatThrownBy(() ->
            tenants.reading(
                "TX",
                tx -> {
                  tx.enqueue(JOB, "a", fresh.clock().instant());
                  return tx;
                }))
        .hasMessageContaining("read-only transaction");
  }

  @Test
  void aStatementThatTakesTooLongIsTheDatabaseBeingUnavailable() {
    assertThatThrownBy(() ->
            tenants.inTransaction(
                "TS",
                tx -> {
                  tx.dsl().execute("set local statement_timeout = 20");
                  return tx.dsl().fetch("select pg_sleep(5)");
                }))
        .isInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void aTextThatNoColumnHoldsIsToldFromOtherFaults() {
    assertThatThrownBy(
            () -> tenants.inTransaction("TN", tx -> Drafts.in(tx).ofModal("V1\u0000").isPresent()))
        .isInstanceOf(UnstorableText.class);
  }

  @Test
  void aCollisionWithAnotherTransactionIsTriedAgainFromTheStart() {
    List<Integer> attempts = new ArrayList<>();

    tenants.inTransaction(
        "TA",
        tx -> {
          attempts.add(1);
          tx.enqueue(JOB, "a", fresh.clock().instant());
          return attempts.size() < 3 ? collide(tx, "40001") : tx;
        });

    assertThat(attempts).hasSize(3);
    assertThat(queued("TA")).isOne();
  }

  @Test
  void aCollisionThatStaysIsGivenUp() {
    List<Integer> attempts = new ArrayList<>();

    assertThatThrownBy(() ->
            tenants.inTransaction(
                "TG",
                tx -> {
                  attempts.add(1);
                  return collide(tx, "40P01");
                }))
        .isInstanceOf(DataAccessException.class);
    assertThat(attempts).hasSize(4);
  }

  private static Tx collide(Tx tx, String state) {
    tx.dsl().execute("do $$ begin raise exception sqlstate '" + state + "'; end $$");
    return tx;
  }

  @Test
  void aReadingTransactionSeesOneMomentAndStreams() {
    List<Integer> seen =
        tenants.reading(
            "TM",
            tx -> {
              int before = tx.dsl().fetchCount(SCHEDULED_TASKS);
              fresh.asSuperuser(dsl ->
                  dsl.execute(
                      "insert into platform.scheduled_tasks (task_name,"
                          + " task_instance, execution_time, picked, version)"
                          + " values ('other', 'other', now(), false, 1)"));
              return List.of(before, tx.dsl().fetchCount(SCHEDULED_TASKS), rows(tx));
            });

    assertThat(seen.get(1)).isEqualTo(seen.get(0));
    assertThat(seen.get(2)).isEqualTo(100_000);
  }

  private static int rows(Tx tx) {
    int rows = 0;
    try (var cursor =
        tx.dsl().resultQuery("select generate_series(1, 100000)").fetchSize(500).fetchLazy()) {
      while (cursor.fetchNext() != null) {
        rows++;
      }
    }
    return rows;
  }
}
