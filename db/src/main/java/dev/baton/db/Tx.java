package dev.baton.db;

import dev.baton.escalation.log.AuditEntry;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * One transaction of one workspace. Every statement in it sees that workspace's rows and no other.
 * Not for use by two threads, nor after its transaction ended.
 */
public final class Tx {
  private static final SecureRandom SALTS = new SecureRandom();

  private final String orgId;
  private final DSLContext dsl;
  private final TransactionQueue enqueuing;
  private final Supplier<UUID> ids;
  private final List<AuditEntry> audited = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private boolean wakeQueue;

  Tx(String orgId, DSLContext dsl, TransactionQueue enqueuing, Supplier<UUID> ids) {
    this.orgId = orgId;
    this.dsl = dsl;
    this.enqueuing = enqueuing;
    this.ids = ids;
  }

  /** The workspace, Slack's own id. */
  public String orgId() {
    return orgId;
  }

  /** For the repositories of this module; nobody outside it writes SQL. */
  public DSLContext dsl() {
    return dsl;
  }

  /** A new id of a row, later ones sorting after earlier ones. */
  public UUID newId() {
    return ids.get();
  }

  /** Sixteen random bytes, hexadecimal. */
  public String newSalt() {
    byte[] salt = new byte[16];
    SALTS.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** Writes this into the audited log with the commit, after everything else of the transaction. */
  public void audit(AuditEntry entry) {
    audited.add(entry.askedFrom(Origin::or));
  }

  /**
   * The last statements of the transaction: the head of the chain is held no longer than it must
   * be.
   */
  void beforeCommit() {
    if (!audited.isEmpty()) {
      tellWhoLooks();
      AuditChain.append(this, audited);
    }
  }

  private void tellWhoLooks() {
    AuditEntry last = audited.getLast();
    if (Looking.anybody(this, last.at())) {
      audited.stream()
          .map(Change::of)
          .distinct()
          .forEach(change -> enqueue(Change.JOB, change.id(), last.at()));
    }
  }

  /**
   * Queues work that becomes visible with the commit and vanishes with a rollback. Two calls queue
   * two pieces of work.
   *
   * @param id what the handler is to look up; holds no text of people
   * @param when not run before this instant
   */
  public void enqueue(Job job, String id, Instant when) {
    enqueuing.enqueue(this, job, id, when);
  }

  /**
   * Queues work under a name of its own, for what recurs: when that workspace already has this job
   * with this id waiting or running, it stays as it is.
   */
  public void enqueueOnce(Job job, String id, Instant when) {
    enqueuing.enqueueOnce(this, job, id, when);
  }

  /**
   * As {@link #enqueueOnce} for many at once.
   *
   * @param work when each is not to run before, by its id
   */
  public void enqueueAll(Job job, Map<String, Instant> work) {
    enqueuing.enqueueAll(this, job, work);
  }

  /** Takes what {@link #enqueueOnce} queued out of the queue, but not what is picked to run. */
  public void forgetWaiting(Job job, Collection<String> ids) {
    enqueuing.forgetWaiting(this, job, ids);
  }

  /** As {@link #enqueueOnce}; what waits for a later instant runs then, and what runs goes on. */
  public void bringForward(Job job, String id, Instant when) {
    enqueuing.bringForward(this, job, id, when);
  }

  /**
   * Takes what {@link #enqueueOnce} queued out of the queue, even while it runs; then it must end
   * with {@link JobQueue.Outcome.Gone}.
   *
   * @return false when it is not there
   */
  public boolean forgetOnce(Job job, String id) {
    return enqueuing.forgetOnce(this, job, id);
  }

  /** Takes everything of this workspace out of the queue that is not running now. */
  public void forgetQueued() {
    enqueuing.forget(this);
  }

  /** Runs after a successful commit, in the order given, never after a rollback. */
  public void afterCommit(Runnable then) {
    afterCommit.add(then);
  }

  void wakeAfterCommit() {
    wakeQueue = true;
  }

  void committed() {
    if (wakeQueue) {
      enqueuing.wake();
    }
    afterCommit.forEach(Runnable::run);
  }
}
