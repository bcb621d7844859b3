package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.REASSIGNED_TICKET;
import static dev.baton.db.tables.baton.Tables.REASSIGNMENT;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.tables.baton.tables.records.ReassignmentRecord;
import dev.baton.escalation.decide.ReassignOutcome;
import dev.baton.escalation.decide.ReassignOutcome.What;
import dev.baton.escalation.decide.Reassignment;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Orders to move tickets within their tier, each ticket in its turn and once. */
public final class Reassignments {
  /** Moves the tickets of one order; its id is the order's. */
  public static final Job JOB = new Job("ticket-reassignment");

  private final Tx tx;

  private Reassignments(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Reassignments in(Tx tx) {
    return new Reassignments(tx);
  }

  /**
   * A ticket that stayed where it was.
   *
   * @param waits the request that kept it; empty for every other reason
   */
  public record Stayed(TicketKey ticket, What why, Optional<Integer> waits) {}

  /**
   * How far an order is.
   *
   * @param stayed the first of those that stayed, by their key
   * @param finished whether no ticket is left to move
   */
  public record Progress(
      Reassignment order, int all, int moved, int kept, List<Stayed> stayed, boolean finished) {
    public Progress {
      stayed = List.copyOf(stayed);
    }
  }

  /**
   * Orders it, unless the same was ordered before: then nothing changes.
   *
   * @param tickets each once, one or more
   * @return whether it is new
   */
  public boolean order(Reassignment order, List<TicketKey> tickets) {
    int added =
        tx.dsl()
            .insertInto(REASSIGNMENT)
            .set(REASSIGNMENT.ORG_ID, tx.orgId())
            .set(REASSIGNMENT.REASSIGNMENT_ID, order.id())
            .set(REASSIGNMENT.ORDERED_BY, order.by())
            .set(REASSIGNMENT.FROM_OWNER, order.from())
            .set(REASSIGNMENT.NEW_OWNER, order.to())
            .set(REASSIGNMENT.TIER, order.tier().name())
            .set(REASSIGNMENT.NOTE, order.note())
            .set(REASSIGNMENT.ORDERED_AT, order.at())
            .onConflictDoNothing()
            .execute();
    if (added == 0) {
      return false;
    }
    var insert =
        tx.dsl()
            .insertInto(
                REASSIGNED_TICKET,
                REASSIGNED_TICKET.ORG_ID,
                REASSIGNED_TICKET.REASSIGNMENT_ID,
                REASSIGNED_TICKET.TICKET_KEY);
    for (TicketKey ticket : tickets) {
      insert = insert.values(tx.orgId(), order.id(), ticket.identity());
    }
    insert.execute();
    return true;
  }

  /** Lets a job do it, and tells the lead how far it is. */
  public void queue(Reassignment order) {
    tx.enqueueOnce(JOB, order.id().toString(), order.at());
    DeliveryQueue.in(tx)
        .queue(
            new PlannedDelivery(
                new Notice.TicketsMoved(order.id()),
                Medium.SLACK,
                order.by(),
                Set.of(NoticeRole.DECIDER)),
            order.at());
  }

  public Optional<Reassignment> find(UUID id) {
    return row(id)
        .map(row ->
            new Reassignment(
                row.getReassignmentId(),
                row.getOrderedBy(),
                row.getFromOwner(),
                row.getNewOwner(),
                new Tier(row.getTier()),
                Optional.ofNullable(row.getNote()).orElse(""),
                row.getOrderedAt()));
  }

  private Optional<ReassignmentRecord> row(UUID id) {
    return tx.dsl()
        .selectFrom(REASSIGNMENT)
        .where(REASSIGNMENT.ORG_ID.eq(tx.orgId()), REASSIGNMENT.REASSIGNMENT_ID.eq(id))
        .fetchOptional();
  }

  /**
   * Moves the next of an order's tickets, or notes why it stays.
   *
   * @param led the tiers that who ordered it leads by the live matrix, or stands in for
   * @param tierPeople Slack ids of the tier's people by the live matrix
   * @return empty when none was left
   */
  public Optional<ReassignOutcome> moveNext(
      Reassignment order, Set<Tier> led, Set<String> tierPeople, Instant at) {
    Optional<String> next =
        tx.dsl()
            .select(REASSIGNED_TICKET.TICKET_KEY)
            .from(REASSIGNED_TICKET)
            .where(
                REASSIGNED_TICKET.ORG_ID.eq(tx.orgId()),
                REASSIGNED_TICKET.REASSIGNMENT_ID.eq(order.id()),
                REASSIGNED_TICKET.OUTCOME.isNull())
            .orderBy(REASSIGNED_TICKET.TICKET_KEY)
            .limit(1)
            .fetchOptional(REASSIGNED_TICKET.TICKET_KEY);
    return next.map(ticket -> {
      ReassignOutcome outcome = new ReassignTicket(tx).move(order, ticket, led, tierPeople, at);
      note(order, outcome);
      finishIfNoneIsLeft(order, at);
      return outcome;
    });
  }

  private void note(Reassignment order, ReassignOutcome outcome) {
    tx.dsl()
        .update(REASSIGNED_TICKET)
        .set(REASSIGNED_TICKET.OUTCOME, outcome.what().code())
        .set(REASSIGNED_TICKET.SEQ, outcome.seq().orElse(null))
        .where(
            REASSIGNED_TICKET.ORG_ID.eq(tx.orgId()),
            REASSIGNED_TICKET.REASSIGNMENT_ID.eq(order.id()),
            REASSIGNED_TICKET.TICKET_KEY.eq(outcome.ticket()),
            REASSIGNED_TICKET.OUTCOME.isNull())
        .execute();
  }

  private void finishIfNoneIsLeft(Reassignment order, Instant at) {
    tx.dsl()
        .update(REASSIGNMENT)
        .set(REASSIGNMENT.FINISHED_AT, at)
        .setNull(REASSIGNMENT.NOTE)
        .where(
            REASSIGNMENT.ORG_ID.eq(tx.orgId()),
            REASSIGNMENT.REASSIGNMENT_ID.eq(order.id()),
            REASSIGNMENT.FINISHED_AT.isNull(),
            notExists(
                selectOne()
                    .from(REASSIGNED_TICKET)
                    .where(
                        REASSIGNED_TICKET.ORG_ID.eq(tx.orgId()),
                        REASSIGNED_TICKET.REASSIGNMENT_ID.eq(order.id()),
                        REASSIGNED_TICKET.OUTCOME.isNull())))
        .execute();
  }

  /** Changes the message that tells the lead how far it is. */
  public void tellProgress(Reassignment order, Instant at) {
    DeliveryQueue.in(tx).redraw(new Notice.TicketsMoved(order.id()), order.by(), at);
  }

  /**
   * How far it is.
   *
   * @param most how many of those that stayed are named
   */
  public Optional<Progress> progress(UUID id, int most) {
    return find(id).map(order -> progress(order, most));
  }

  private Progress progress(Reassignment order, int most) {
    var counted =
        tx.dsl()
            .select(
                count(),
                count(REASSIGNED_TICKET.OUTCOME),
                count().filterWhere(REASSIGNED_TICKET.OUTCOME.eq(What.MOVED.code())))
            .from(REASSIGNED_TICKET)
            .where(
                REASSIGNED_TICKET.ORG_ID.eq(tx.orgId()),
                REASSIGNED_TICKET.REASSIGNMENT_ID.eq(order.id()))
            .fetchSingle();
    int all = counted.value1();
    int settled = counted.value2();
    int moved = counted.value3();
    return new Progress(order, all, moved, settled - moved, stayed(order, most), settled == all);
  }

  private List<Stayed> stayed(Reassignment order, int most) {
    return tx.dsl()
        .select(
            TICKET.TICKET_KEY, TICKET.SHOWN_KEY, REASSIGNED_TICKET.OUTCOME, REASSIGNED_TICKET.SEQ)
        .from(REASSIGNED_TICKET)
        .join(TICKET)
        .on(
            TICKET.ORG_ID.eq(REASSIGNED_TICKET.ORG_ID),
            TICKET.TICKET_KEY.eq(REASSIGNED_TICKET.TICKET_KEY))
        .where(
            REASSIGNED_TICKET.ORG_ID.eq(tx.orgId()),
            REASSIGNED_TICKET.REASSIGNMENT_ID.eq(order.id()),
            REASSIGNED_TICKET.OUTCOME.ne(What.MOVED.code()))
        .orderBy(TICKET.TICKET_KEY)
        .limit(most)
        .fetch(row ->
            new Stayed(
                new TicketKey(row.value1(), row.value2()),
                What.parse(row.value3()).orElseThrow(),
                Optional.ofNullable(row.value4())));
  }
}
