package dev.baton.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * One transaction of one workspace. Every statement in it sees that workspace's rows and no other.
 * Not for use by two threads, nor after its transaction ended.
 */
public final class Tx {
  private final String orgId;
  private final DSLContext dsl;
  private final Enqueuing enqueuing;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private boolean wakeQueue;

  Tx(String orgId, DSLContext dsl, Enqueuing enqueuing) {
    this.orgId = orgId;
    this.dsl = dsl;
    this.enqueuing = enqueuing;
  }

  /** The workspace, Slack's own id. */
  public String orgId() {
    return orgId;
  }

  /** For the repositories that this class hands out; nobody outside this module writes SQL. */
  DSLContext dsl() {
    return dsl;
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
