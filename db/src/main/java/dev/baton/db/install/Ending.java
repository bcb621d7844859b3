package dev.baton.db.install;

import static dev.baton.db.tables.baton.Tables.INSTALLATION;
import static org.jooq.impl.DSL.condition;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.login.WebSessions;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.notify.DeliveryReason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;

/**
 * The end of Baton's work for a workspace, and the erasing of it afterwards: a day after an admin's
 * word, thirty days after an uninstall. Both are ordered and guarded by the tables' owner; nobody
 * here may choose another day.
 */
public final class Ending {
  /** Erases the workspace, if that is due when it runs. */
  public static final Job ERASE = new Job("workspace-erasure");

  private final Tx tx;

  private Ending(Tx tx) {
    this.tx = tx;
  }

  /** That of this transaction's workspace. */
  public static Ending in(Tx tx) {
    return new Ending(tx);
  }

  /** What came of trying to erase. */
  public enum Erased {
    DONE,
    /** It is ordered, and its day has not come by both clocks. */
    NOT_YET,
    /** It came back, or is gone already. */
    NOT_ORDERED
  }

  /**
   * Ends Baton's work for this workspace: the tokens are erased, nothing queued is sent any more,
   * and everything is erased later.
   *
   * @param by who ended it; a Slack id, or {@code slack} where Slack does not say
   * @return false when it had ended, or the workspace is unknown: then nothing is changed
   */
  public boolean leave(UninstallReason why, String by, Instant at) {
    if (!Installations.in(tx).isServed()) {
      return false;
    }
    Instant eraseAt =
        tx.dsl()
            .fetchSingle("select baton.order_end(?, ?::timestamptz)", why.code(), at.toString())
            .get(0, Instant.class);
    if (eraseAt == null) {
      return false;
    }
    DeliveryQueue.in(tx).skipAllQueued(DeliveryReason.BATON_REMOVED, at);
    WebSessions.in(tx).endAll();
    tx.enqueue(ERASE, "erase", eraseAt);
    tx.audit(
        new AuditEntry(
            AuditKind.APP_REMOVED,
            at,
            by,
            "slack",
            Optional.empty(),
            Map.of("why", why.code(), "erase_at", eraseAt.toString())));
    return true;
  }

  /** Takes an end back, for a workspace that is served with a token of its own again. */
  public boolean stay(Instant at) {
    if (!takenBack().equals("returned")) {
      return false;
    }
    tx.dsl().update(INSTALLATION).set(INSTALLATION.INSTALLED_AT, at).where(mine()).execute();
    new Resumption(tx).begin(at);
    return true;
  }

  /** What there was of an end: none, one that is taken back now, or an erasure, which stands. */
  String takenBack() {
    return tx.dsl().fetchSingle("select baton.take_end_back()").get(0, String.class);
  }

  /**
   * Settles what came into the queue after the end, from a process that had not heard of it.
   *
   * @return whether it had ended; an install that comes now waits for this transaction
   */
  public boolean skipWhatIsQueued(Instant at) {
    if (Installations.in(tx).isServed() || isServedOnceLocked()) {
      return false;
    }
    DeliveryQueue.in(tx).skipAllQueued(DeliveryReason.BATON_REMOVED, at);
    return true;
  }

  private boolean isServedOnceLocked() {
    tx.dsl().select(INSTALLATION.ORG_ID).from(INSTALLATION).where(mine()).forNoKeyUpdate().fetch();
    return Installations.in(tx).isServed();
  }

  /** Whether an admin ordered everything erased and that has not run yet. */
  public boolean isErasureOrdered() {
    return tx.dsl()
        .fetchExists(INSTALLATION, mine(), INSTALLATION.LEFT_WHY.eq(UninstallReason.ERASED.code()));
  }

  /** Erases the whole workspace, its queued work included, when its day has come. */
  public Erased erase(Instant at) {
    if (!tx.dsl().fetchExists(INSTALLATION, mine(), INSTALLATION.LEFT_AT.isNotNull())) {
      return Erased.NOT_ORDERED;
    }
    boolean due =
        tx.dsl()
            .fetchExists(
                INSTALLATION,
                mine(),
                INSTALLATION.ERASE_AT.le(at),
                condition("{0} <= now()", INSTALLATION.ERASE_NOT_BEFORE));
    if (!due) {
      return Erased.NOT_YET;
    }
    tx.dsl().fetch("select baton.erase_workspace(?::timestamptz)", at);
    tx.forgetQueued();
    return Erased.DONE;
  }

  private Condition mine() {
    return INSTALLATION.ORG_ID.eq(tx.orgId());
  }
}
