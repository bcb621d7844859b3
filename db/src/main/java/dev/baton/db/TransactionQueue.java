package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.SCHEDULED_TASKS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jooq.RowCountQuery;

/** Puts work into db-scheduler's table inside the caller's own transaction. */
final class TransactionQueue {
  /** A bulk of other work must not make a deadline late. */
  private static final short PUNCTUAL = 1;

  private static final String MANY =
      """
      insert into platform.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
      select ?, instance, convert_to(data, 'UTF8'), cast(at as timestamptz), false, 1, priority
        from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as smallint[]))
             as work(instance, data, at, priority)
          on conflict do nothing\
      """;

  private final Supplier<UUID> ids;
  private final FairShare share;
  private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

  TransactionQueue(Supplier<UUID> ids, InstantSource clock) {
    this.ids = ids;
    this.share = new FairShare(JobQueue.PLACES, new ElapsedTime(clock));
  }

  void enqueue(Tx tx, Job job, String id, Instant when) {
    insert(tx, job, id, tx.orgId() + "/" + ids.get(), when);
  }

  void enqueueOnce(Tx tx, Job job, String id, Instant when) {
    insert(tx, job, id, once(tx, id), when);
  }

  /** The same for many at once. */
  void enqueueAll(Tx tx, Job job, Map<String, Instant> work) {
    if (work.isEmpty()) {
      return;
    }
    List<String> ids = List.copyOf(work.keySet());
    tx.dsl()
        .execute(
            MANY,
            job.name(),
            ids.stream().map(id -> once(tx, id)).toArray(String[]::new),
            ids.stream()
                .map(id -> new String(WorkFormat.bytes(new Work(tx.orgId(), id)), UTF_8))
                .toArray(String[]::new),
            ids.stream().map(id -> String.valueOf(work.get(id))).toArray(String[]::new),
            ids.stream().map(_ -> priority(tx, job)).toArray(Short[]::new));
    tx.wakeAfterCommit();
  }

  /** Takes it out unless it runs; what another transaction has in its hands is left there. */
  void forgetWaiting(Tx tx, Job job, Collection<String> ids) {
    String[] instances = ids.stream().map(id -> once(tx, id)).toArray(String[]::new);
    tx.dsl()
        .deleteFrom(SCHEDULED_TASKS)
        .where(
            SCHEDULED_TASKS.TASK_NAME.eq(job.name()),
            SCHEDULED_TASKS.TASK_INSTANCE.in(
                select(SCHEDULED_TASKS.TASK_INSTANCE)
                    .from(SCHEDULED_TASKS)
                    .where(
                        SCHEDULED_TASKS.TASK_NAME.eq(job.name()),
                        SCHEDULED_TASKS.TASK_INSTANCE.eq(any(instances)),
                        SCHEDULED_TASKS.PICKED.isFalse())
                    .forUpdate()
                    .skipLocked()))
        .execute();
  }

  void bringForward(Tx tx, Job job, String id, Instant when) {
    insert(tx, job, id, once(tx, id), when);
    int sooner =
        tx.dsl()
            .update(SCHEDULED_TASKS)
            .set(SCHEDULED_TASKS.EXECUTION_TIME, when)
            .where(
                SCHEDULED_TASKS.TASK_NAME.eq(job.name()),
                SCHEDULED_TASKS.TASK_INSTANCE.eq(once(tx, id)),
                SCHEDULED_TASKS.PICKED.isFalse(),
                SCHEDULED_TASKS.EXECUTION_TIME.gt(when))
            .execute();
    if (sooner > 0) {
      tx.wakeAfterCommit();
    }
  }

  boolean forgetOnce(Tx tx, Job job, String id) {
    return tx.dsl()
            .deleteFrom(SCHEDULED_TASKS)
            .where(
                SCHEDULED_TASKS.TASK_NAME.eq(job.name()),
                SCHEDULED_TASKS.TASK_INSTANCE.eq(once(tx, id)))
            .execute()
        == 1;
  }

  private static String once(Tx tx, String id) {
    return tx.orgId() + "/once/" + id;
  }

  void forget(Tx tx) {
    tx.dsl()
        .deleteFrom(SCHEDULED_TASKS)
        .where(
            SCHEDULED_TASKS.TASK_INSTANCE.startsWith(tx.orgId() + "/"),
            SCHEDULED_TASKS.PICKED.isFalse())
        .execute();
  }

  private void insert(Tx tx, Job job, String id, String instance, Instant when) {
    if (row(tx, job, id, instance, when).execute() > 0) {
      tx.wakeAfterCommit();
    }
  }

  private RowCountQuery row(Tx tx, Job job, String id, String instance, Instant when) {
    return tx.dsl()
        .insertInto(SCHEDULED_TASKS)
        .set(SCHEDULED_TASKS.TASK_NAME, job.name())
        .set(SCHEDULED_TASKS.TASK_INSTANCE, instance)
        .set(SCHEDULED_TASKS.TASK_DATA, WorkFormat.bytes(new Work(tx.orgId(), id)))
        .set(SCHEDULED_TASKS.EXECUTION_TIME, when)
        .set(SCHEDULED_TASKS.PICKED, false)
        .set(SCHEDULED_TASKS.VERSION, 1L)
        .set(SCHEDULED_TASKS.PRIORITY, priority(tx, job))
        .onConflictDoNothing();
  }

  private short priority(Tx tx, Job job) {
    return job.punctual() ? PUNCTUAL : share.position(tx.orgId());
  }

  /** What a workspace may have of this process's queue. */
  FairShare share() {
    return share;
  }

  /** The queue of this process, told after each commit that queued something. */
  void wakes(Runnable queue) {
    wakes.add(queue);
  }

  void wake() {
    wakes.forEach(Runnable::run);
  }
}
