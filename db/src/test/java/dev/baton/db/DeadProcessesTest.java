package dev.baton.db;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.tables.platform.Tables;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clock of the jobs stands still in all of these: no heartbeat ever gets old. */
@ExtendWith(TestDatabase.class)
class DeadProcessesTest {
  private final FreshDatabase fresh;
  private final AtomicLong passed = new AtomicLong();
  private Process process;

  DeadProcessesTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @BeforeEach
  void aProcessPicks() throws IOException {
    fresh
        .tenants()
        .inTransaction(
            "T1",
            tx -> {
              tx.enqueue(DyingProcess.JOB, "p1", fresh.clock().instant());
              return tx;
            });
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                DyingProcess.class.getName(),
                url())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(said.lines().filter(line -> line.startsWith("picked")).findFirst())
        .contains("picked p1");
  }

  private String url() {
    DatabaseUrl app = fresh.appUrl();
    return String.format(
        Locale.ROOT,
        "postgres://%s:%s@%s:%d/%s",
        app.user().orElseThrow(),
        app.password().orElseThrow(),
        app.host(),
        app.port(),
        app.name());
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
    fresh.asSuperuser(dsl -> dsl.deleteFrom(Tables.SCHEDULED_TASKS).execute());
  }

  @Test
  void whatAKilledProcessHadPickedIsTakenUpByOneThatStartsAtOnce() throws InterruptedException {
    List<Work> ran = new CopyOnWriteArrayList<>();
    process.destroyForcibly().waitFor();

    try (JobQueue queue =
        new JobQueue(
            fresh.database(),
            fresh.tenants(),
            fresh.clock(),
            Map.of(
                DyingProcess.JOB,
                work -> {
                  ran.add(work);
                  return new JobQueue.Outcome.Done();
                }))) {
      queue.start();
      await().until(() -> !ran.isEmpty());
      await().until(() -> picked() == 0);
      assertThat(queue.isRunning()).isTrue();
    }

    assertThat(ran).containsExactly(new Work("T1", "p1"));
  }

  @Test
  void aDeadProcessIsSoCalledAfterTheGraceAndNoSooner() throws Exception {
    DeadProcesses dead = watched();
    process.destroyForcibly().waitFor();
    await().until(() -> signs() == 0);

    assertThat(dead.look()).isZero();
    passed.addAndGet(DeadProcesses.GRACE.toNanos() - 1);
    assertThat(dead.look()).isZero();
    passed.incrementAndGet();
    assertThat(dead.look()).isOne();
    assertThat(DeadProcesses.GRACE).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aProcessThatOnlyStandsStillKeepsItsWork() throws Exception {
    DeadProcesses dead = watched();
    signal("STOP");
    for (int hour = 0; hour < 24; hour++) {
      assertThat(dead.look()).isZero();
      passed.addAndGet(Duration.ofHours(1).toNanos());
    }
    signal("CONT");

    assertThat(dead.look()).isZero();
    assertThat(picked()).isOne();
  }

  @Test
  void aProcessThatShowsItsSignAgainInTimeKeepsItsWork() throws Exception {
    DeadProcesses dead = watched();
    fresh.asSuperuser(dsl ->
        dsl.fetch(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'baton-alive' and datname = current_database()"));
    dead.look();
    await().until(() -> signs() == 1);
    dead.look();
    passed.addAndGet(Duration.ofHours(1).toNanos());

    assertThat(dead.look()).isZero();
  }

  private DeadProcesses watched() {
    return new DeadProcesses(fresh.database()::forWork, LifeSign.nameOf("me"), passed::get);
  }

  private void signal(String name) throws IOException, InterruptedException {
    assertThat(
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
  }

  private int signs() {
    return fresh.asSuperuser(dsl ->
        dsl.fetch(
                "select from pg_locks l join pg_database d on d.oid = l.database"
                    + " where locktype = 'advisory' and granted and d.datname = current_database()")
            .size());
  }

  private int picked() {
    return fresh.asSuperuser(
        dsl -> dsl.fetchCount(Tables.SCHEDULED_TASKS, Tables.SCHEDULED_TASKS.PICKED.isTrue()));
  }
}
