package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.AUDIT_EVENT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.baton.db.Change;
import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The minutes in which whoever decided may take that back, measured by stored instants only. */
public final class UndoWindow {
  /** How long; the last instant of it counts. The database holds the same. */
  public static final Duration LENGTH = Duration.ofMinutes(10);

  /** Draws the message once more that has the button; its id is that of the message's delivery. */
  public static final Job END = new Job("undo-window-end");

  private static final Duration SMALLEST = Duration.ofNanos(1000);

  private final Tx tx;

  private UndoWindow(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static UndoWindow in(Tx tx) {
    return new UndoWindow(tx);
  }

  /** The last instant of it; empty for what was not decided, or by an earlier version of Baton. */
  public Optional<Instant> until(EscalationRef ref) {
    return tx.dsl()
        .select(ESCALATION.UNDO_UNTIL)
        .from(ESCALATION)
        .where(
            ESCALATION.ORG_ID.eq(tx.orgId()),
            ESCALATION.TICKET_KEY.eq(ref.ticket()),
            ESCALATION.SEQ.eq(ref.seq()))
        .fetchOptional(ESCALATION.UNDO_UNTIL);
  }

  /**
   * Whether this person did anything on the ticket after it was approved: the audited log holds
   * every act, and an act and a take back come one after the other under the ticket's lock.
   */
  public boolean actedSinceApproval(EscalationRef ref, String owner) {
    var approval = AUDIT_EVENT.as("approval");
    return tx.dsl()
        .fetchExists(
            AUDIT_EVENT,
            AUDIT_EVENT.ORG_ID.eq(tx.orgId()),
            AUDIT_EVENT.TICKET_KEY.eq(ref.ticket()),
            AUDIT_EVENT.ACTOR.eq(owner),
            AUDIT_EVENT.NUMBER.gt(
                field(
                    select(max(approval.NUMBER))
                        .from(approval)
                        .where(
                            approval.ORG_ID.eq(tx.orgId()),
                            approval.TICKET_KEY.eq(ref.ticket()),
                            approval.SEQ.eq(ref.seq()),
                            approval.KIND.eq(AuditKind.ESCALATION_APPROVED.code())))));
  }

  /** It begins: what has the button, message and App Home, is drawn again when it is over. */
  public void begin(EscalationRef ref, String decider, Instant until) {
    Instant over = until.plus(SMALLEST);
    requestsTo(ref, decider).forEach(message -> tx.enqueueOnce(END, message.id().toString(), over));
    new Change(decider, Optional.of(ref)).tellAt(tx, over);
  }

  /**
   * Something happened on the ticket that may end it early, such as an act of the new owner: the
   * messages with the button are drawn again. Nothing where the window is over anyway.
   */
  public void redrawDecider(EscalationRef ref, Instant at) {
    Escalations.in(tx)
        .find(ref)
        .filter(_ -> until(ref).filter(until -> !at.isAfter(until)).isPresent())
        .stream()
        .flatMap(decided -> requestsTo(ref, decided.settlement().orElseThrow().by()))
        .forEach(message -> DeliveryQueue.in(tx).redrawOne(message.id(), at));
  }

  /** Several where somebody was taken off and asked again. */
  private Stream<Delivery> requestsTo(EscalationRef ref, String decider) {
    return Deliveries.in(tx).postsOf(ref).stream()
        .filter(post -> post.notice() instanceof Notice.Request)
        .filter(post -> post.recipient().equals(decider));
  }
}
