package dev.baton.db;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.tables.platform.Tables;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class JobQueueTest {
  private final FreshDatabase fresh;
  private final List<Work> ran = new CopyOnWriteArrayList<>();

  JobQueueTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  private JobQueue started(Job job, JobQueue.Handler handler) {
    JobQueue queue =
        new JobQueue(fresh.database(), fresh.tenants(), fresh.clock(), Map.of(job, handler));
    queue.start();
    return queue;
  }

  private void enqueue(Job job, String id, Instant when) {
    fresh
        .tenants()
        .inTransaction(
            "T1",
            tx -> {
              tx.enqueue(job, id, when);
              return tx;
            });
  }

  private int waiting(Job job) {
    return fresh.asSuperuser(dsl ->
        dsl.fetchCount(Tables.SCHEDULED_TASKS, Tables.SCHEDULED_TASKS.TASK_NAME.eq(job.name())));
  }

  private JobQueue.Outcome done(Work work) {
    ran.add(work);
    return new JobQueue.Outcome.Done();
  }

  @Test
  void aClockThatFailsForAWhileDoesNotEndTheQueue() {
    Job job = new Job("waits-for-the-clock");
    AtomicBoolean fails = new AtomicBoolean();
    AtomicInteger askedInVain = new AtomicInteger();
    InstantSource clock =
        () -> {
          if (fails.get()) {
            askedInVain.incrementAndGet();
            throw new DateTimeException("This machine has no time.");
          }
          return fresh.clock().instant();
        };
    try (JobQueue queue =
        new JobQueue(fresh.database(), fresh.tenants(), clock, Map.of(job, this::done))) {
      queue.start();
      fails.set(true);
      // More often than all of the scheduler's threads ask before one that throws would end them.
      await().until(() -> askedInVain.get() > 5);
      fails.set(false);

      enqueue(job, "one", fresh.clock().instant());

      await().untilAsserted(() -> assertThat(ran).hasSize(1));
      await().untilAsserted(() -> assertThat(waiting(job)).isZero());
    }
  }

  @Test
  void whatAJobWritesIntoTheLogNamesTheJob() {
    Job job = new Job("writes-history");
    Acme acme = Acme.in(fresh);
    AuditEntry entry =
        new AuditEntry(
            AuditKind.MEMBER_CHANGED,
            fresh.clock().instant(),
            "slack",
            "slack",
            Optional.empty(),
            Map.of());
    JobQueue.Handler writes =
        work -> {
          fresh
              .tenants()
              .inBackground(
                  acme.orgId(),
                  tx -> {
                    tx.audit(entry);
                    return true;
                  });
          return done(work);
        };

    try (JobQueue _ = started(job, writes)) {
      enqueue(job, "now", fresh.clock().instant());
      await().untilAsserted(() -> assertThat(ran).hasSize(1));
    }

    List<String> surfaces =
        fresh.asSuperuser(dsl ->
            dsl.fetch(
                    "select surface from baton.audit_event where org_id = ? and kind = ?",
                    acme.orgId(),
                    "member.changed")
                .into(String.class));
    assertThat(surfaces).containsExactly("job writes-history");
  }

  @Test
  void committedWorkRunsWithItsWorkspaceAndIdAndLeavesTheQueue() {
    Job job = new Job("runs");
    try (JobQueue queue = started(job, this::done)) {
      enqueue(job, "line one\nline two", fresh.clock().instant());

      await().until(() -> waiting(job) == 0);
      assertThat(ran).containsExactly(new Work("T1", "line one\nline two"));
      assertThat(queue.isRunning()).isTrue();
    }
  }

  @Test
  void workWaitsForTheInjectedClock() {
    Job job = new Job("waits");
    try (JobQueue queue = started(job, this::done)) {
      enqueue(job, "later", fresh.clock().instant().plus(Duration.ofHours(1)));
      enqueue(job, "now", fresh.clock().instant());
      await().until(() -> waiting(job) == 1);
      assertThat(ran).extracting(Work::id).containsExactly("now");

      fresh.clock().advance(Duration.ofHours(1));
      queue.wake();

      await().until(() -> waiting(job) == 0);
      assertThat(ran).extracting(Work::id).containsExactly("now", "later");
    }
  }

  @Test
  void aHandlerSaysWhenItsWorkIsToRunAgain() {
    Job job = new Job("again");
    Instant again = fresh.clock().instant().plusSeconds(30);
    JobQueue.Handler handler =
        work -> {
          ran.add(work);
          return ran.size() == 1 ? new JobQueue.Outcome.Again(again) : new JobQueue.Outcome.Done();
        };
    try (JobQueue queue = started(job, handler)) {
      enqueue(job, "a", fresh.clock().instant());
      await().until(() -> due(job).equals(again));

      fresh.clock().set(again);
      queue.wake();

      await().until(() -> waiting(job) == 0);
      assertThat(ran).hasSize(2);
    }
  }

  private Instant due(Job job) {
    return fresh.asSuperuser(dsl ->
        dsl.select(Tables.SCHEDULED_TASKS.EXECUTION_TIME)
            .from(Tables.SCHEDULED_TASKS)
            .where(Tables.SCHEDULED_TASKS.TASK_NAME.eq(job.name()))
            .fetchSingle()
            .value1());
  }

  @Test
  void aHandlerThatThrowsIsRunAgainAfterAPauseThatDoubles() {
    Job job = new Job("throws");
    JobQueue.Handler handler =
        work -> {
          ran.add(work);
          throw new IllegalStateException("made to fail");
        };
    Instant first = fresh.clock().instant();
    try (JobQueue queue = started(job, handler)) {
      enqueue(job, "a", first);
      await().until(() -> due(job).equals(first.plusSeconds(5)));

      fresh.clock().set(first.plusSeconds(5));
      queue.wake();

      await().until(() -> due(job).equals(first.plusSeconds(15)));
      assertThat(ran).hasSize(2);
    }
  }

  @Test
  void twoQueuesRunEachPieceOnce() {
    Job job = new Job("shared");
    try (JobQueue one = started(job, this::done);
        JobQueue other = started(job, this::done)) {
      for (int i = 0; i < 200; i++) {
        enqueue(job, "piece " + i, fresh.clock().instant());
      }

      await().until(() -> waiting(job) == 0);
      assertThat(ran).hasSize(200).doesNotHaveDuplicates();
      assertThat(one.isRunning() && other.isRunning()).isTrue();
    }
  }

  private void flood(String orgId, Job job, int pieces) {
    fresh
        .tenants()
        .inTransaction(
            orgId,
            tx -> {
              for (int i = 0; i < pieces; i++) {
                tx.enqueue(job, "piece " + i, fresh.clock().instant());
              }
              return tx;
            });
  }

  @Test
  void aFloodOfOneWorkspaceStandsBehindWhatAnotherAsksForAfterIt() {
    Job job = new Job("flood");
    flood("TFLOOD", job, 3_000);
    fresh.clock().advance(Duration.ofSeconds(1));
    flood("TCALM", job, 1);

    try (JobQueue queue = started(job, this::done)) {
      await().until(() -> waiting(job) == 0);

      assertThat(queue.isRunning()).isTrue();
      assertThat(ran).hasSize(3_001);
      assertThat(ran.indexOf(new Work("TCALM", "piece 0"))).isLessThan(2_000);
    }
  }

  @Test
  void aWorkspaceWhoseWorkHangsLeavesRoomForAnother() {
    Job job = new Job("hangs");
    CountDownLatch hanging = new CountDownLatch(1);
    JobQueue.Handler handler =
        work -> {
          if (work.orgId().equals("THANG")) {
            awaitUninterrupted(hanging);
          }
          return done(work);
        };
    flood("THANG", job, 60);
    try (JobQueue queue =
        new JobQueue(fresh.database(), fresh.tenants(), ticking(), Map.of(job, handler))) {
      queue.start();
      await().until(() -> picked(job) > 0);
      fresh.clock().advance(Duration.ofMillis(1));
      flood("TFREE", job, 3);

      await().until(() -> ran.size() == 3);
      assertThat(ran).extracting(Work::orgId).containsOnly("TFREE");

      hanging.countDown();
      await().until(() -> waiting(job) == 0);
      assertThat(ran).hasSize(63).doesNotHaveDuplicates();
      assertThat(queue.isRunning()).isTrue();
    }
  }

  private InstantSource ticking() {
    Instant start = fresh.clock().instant();
    long began = System.nanoTime();
    return () -> start.plusNanos(System.nanoTime() - began);
  }

  private int picked(Job job) {
    return fresh.asSuperuser(dsl ->
        dsl.fetchCount(
            Tables.SCHEDULED_TASKS,
            Tables.SCHEDULED_TASKS.TASK_NAME.eq(job.name()).and(Tables.SCHEDULED_TASKS.PICKED)));
  }

  @Test
  void stoppingFinishesWhatWasBegun() throws InterruptedException {
    Job job = new Job("finishes");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopping = new CountDownLatch(1);
    JobQueue.Handler handler =
        work -> {
          begun.countDown();
          awaitUninterrupted(stopping);
          return done(work);
        };
    JobQueue queue = started(job, handler);
    enqueue(job, "a", fresh.clock().instant());
    begun.await();

    Thread stop = Thread.startVirtualThread(queue::close);
    await().until(() -> !queue.isRunning());
    stopping.countDown();
    stop.join();

    assertThat(ran).hasSize(1);
    assertThat(waiting(job)).isZero();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while finishing", e);
    }
  }
}
