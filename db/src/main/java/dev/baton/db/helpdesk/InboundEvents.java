package dev.baton.db.helpdesk;

import static dev.baton.db.tables.baton.Tables.INBOUND;
import static dev.baton.db.tables.baton.Tables.INBOUND_REFUSAL;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.InboundRow.State;
import dev.baton.db.tables.baton.tables.records.InboundRecord;
import dev.baton.escalation.helpdesk.InboundReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;

/** What other programs sent, each event once, and what became of it. */
public final class InboundEvents {
  /** Makes it so; its id is an event's. */
  public static final Job APPLY = new Job("inbound-event");

  /** So long its sender's ids are kept, and what it sent: the same event later is a new one. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final Duration COUNTED = Duration.ofHours(24);
  private static final int MOST_COUNTED = 100_000;

  /** Of these nothing is kept but their number; others are counted by their events. */
  private static final List<String> UNKEPT =
      Arrays.stream(InboundReason.values())
          .filter(InboundReason::leavesNoEvent)
          .map(InboundReason::code)
          .toList();

  private final Tx tx;

  private InboundEvents(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static InboundEvents in(Tx tx) {
    return new InboundEvents(tx);
  }

  /**
   * One whose signature is right.
   *
   * @param signedAt the signature's time
   * @param size of the body in bytes
   * @param body sealed
   * @param named hashes of the addresses in it
   * @param refused why it is of no use, with its place in the text; empty where it is to be applied
   */
  public record Arrived(
      UUID connection,
      String eventId,
      Instant signedAt,
      int size,
      String body,
      Collection<String> named,
      Optional<Refusal> refused) {}

  /** Why, and where. */
  public record Refusal(InboundReason why, String detail) {}

  /** Keeps it, and queues that it is applied; false when this event was kept before. */
  public boolean record(Arrived event, Instant at) {
    UUID id = tx.newId();
    boolean first =
        tx.dsl()
                .insertInto(INBOUND)
                .set(INBOUND.ORG_ID, tx.orgId())
                .set(INBOUND.CONNECTION_ID, event.connection())
                .set(INBOUND.EVENT_ID, event.eventId())
                .set(INBOUND.INBOUND_ID, id)
                .set(INBOUND.RECEIVED_AT, at)
                .set(INBOUND.SIGNED_AT, event.signedAt())
                .set(INBOUND.SIZE, event.size())
                .set(INBOUND.BODY, event.body())
                .set(INBOUND.NAMED, event.named().toArray(String[]::new))
                .set(INBOUND.STATE, event.refused().isPresent() ? "refused" : "new")
                .set(INBOUND.REASON, event.refused().map(r -> r.why().code()).orElse(null))
                .set(INBOUND.DETAIL, event.refused().map(Refusal::detail).orElse(null))
                .set(INBOUND.SETTLED_AT, event.refused().isPresent() ? at : null)
                .onConflict(INBOUND.ORG_ID, INBOUND.CONNECTION_ID, INBOUND.EVENT_ID)
                .doNothing()
                .execute()
            > 0;
    if (first) {
      event
          .refused()
          .ifPresentOrElse(
              refused -> InboundRefusals.in(tx).note(event.connection(), refused.why(), at),
              () -> tx.enqueueOnce(APPLY, id.toString(), at));
    }
    return first;
  }

  /** The one of this id, held until the end of the transaction; empty when it is gone. */
  public Optional<InboundRow> lock(UUID id) {
    return tx.dsl()
        .selectFrom(INBOUND)
        .where(mine(id))
        .forNoKeyUpdate()
        .fetchOptional(InboundEvents::read);
  }

  /**
   * Those of a connection that wait to be read and that nobody else reads now, the oldest first;
   * they are held until the end of the transaction.
   */
  public List<InboundRow> waiting(UUID connection, int most) {
    return tx.dsl()
        .selectFrom(INBOUND)
        .where(
            INBOUND.ORG_ID.eq(tx.orgId()),
            INBOUND.CONNECTION_ID.eq(connection),
            INBOUND.STATE.eq(State.NEW.code()))
        .orderBy(INBOUND.RECEIVED_AT, INBOUND.INBOUND_ID)
        .limit(most)
        .forNoKeyUpdate()
        .skipLocked()
        .fetch(InboundEvents::read);
  }

  /** Takes the reading of these out of the queue, where it is not under way already. */
  public void forgetWaiting(Collection<UUID> read) {
    tx.forgetWaiting(APPLY, read.stream().map(UUID::toString).toList());
  }

  /** The one of this id; empty when it is gone. */
  public Optional<InboundRow> find(UUID id) {
    return tx.dsl().selectFrom(INBOUND).where(mine(id)).fetchOptional(InboundEvents::read);
  }

  /**
   * Notes what became of one.
   *
   * @param ticket identity of the ticket it was of
   */
  public void settle(
      UUID id,
      State state,
      Optional<InboundReason> why,
      String detail,
      Optional<String> ticket,
      Instant at) {
    tx.dsl()
        .update(INBOUND)
        .set(INBOUND.STATE, state.code())
        .set(INBOUND.REASON, why.map(InboundReason::code).orElse(null))
        .set(INBOUND.DETAIL, detail.isEmpty() ? null : detail)
        .set(INBOUND.TICKET_KEY, ticket.orElse(null))
        .set(INBOUND.SETTLED_AT, at)
        .where(mine(id))
        .execute();
  }

  /** Has it applied once more; false when it waits for that already, or its body is gone. */
  public boolean again(UUID id, Instant at) {
    boolean waits =
        tx.dsl()
                .update(INBOUND)
                .set(INBOUND.STATE, State.NEW.code())
                .setNull(INBOUND.REASON)
                .setNull(INBOUND.DETAIL)
                .setNull(INBOUND.SETTLED_AT)
                .where(mine(id), INBOUND.STATE.ne(State.NEW.code()), INBOUND.BODY.isNotNull())
                .execute()
            > 0;
    if (waits) {
      tx.enqueueOnce(APPLY, id.toString(), at);
    }
    return waits;
  }

  /** The newest of a connection, the newest first. */
  public List<InboundRow> newest(UUID connection, int most) {
    return tx.dsl()
        .selectFrom(INBOUND)
        .where(INBOUND.ORG_ID.eq(tx.orgId()), INBOUND.CONNECTION_ID.eq(connection))
        .orderBy(INBOUND.RECEIVED_AT.desc(), INBOUND.INBOUND_ID.desc())
        .limit(most)
        .fetch(InboundEvents::read);
  }

  /**
   * What a connection sent of late.
   *
   * @param verified when something with a right signature came last
   * @param refused when something was refused last
   * @param counts of 24 hours: by state, and by reason where there is one
   */
  public record Lately(
      Optional<Instant> verified, Optional<Instant> refused, Map<String, Long> counts) {
    public Lately {
      counts = Map.copyOf(counts);
    }
  }

  /** That of one connection. */
  public Lately lately(UUID connection, Instant now) {
    Map<String, Long> counts = new TreeMap<>();
    Instant since = now.minus(COUNTED);
    var some =
        tx.dsl()
            .select(INBOUND.STATE, INBOUND.REASON)
            .from(INBOUND)
            .where(
                INBOUND.ORG_ID.eq(tx.orgId()),
                INBOUND.CONNECTION_ID.eq(connection),
                INBOUND.RECEIVED_AT.gt(since))
            .orderBy(INBOUND.RECEIVED_AT.desc())
            .limit(MOST_COUNTED)
            .asTable("some");
    tx.dsl()
        .select(some.field(INBOUND.STATE), some.field(INBOUND.REASON), count())
        .from(some)
        .groupBy(some.field(INBOUND.STATE), some.field(INBOUND.REASON))
        .forEach(row -> counts.merge(counted(row), (long) row.value3(), Long::sum));
    tx.dsl()
        .select(INBOUND_REFUSAL.REASON, sum(INBOUND_REFUSAL.COUNT).cast(Long.class))
        .from(INBOUND_REFUSAL)
        .where(
            ofRefusals(connection),
            INBOUND_REFUSAL.LAST_AT.gt(since),
            INBOUND_REFUSAL.REASON.in(UNKEPT))
        .groupBy(INBOUND_REFUSAL.REASON)
        .forEach(row -> counts.merge(row.value1(), row.value2(), Long::sum));
    return new Lately(
        tx.dsl()
            .select(INBOUND.RECEIVED_AT)
            .from(INBOUND)
            .where(INBOUND.ORG_ID.eq(tx.orgId()), INBOUND.CONNECTION_ID.eq(connection))
            .orderBy(INBOUND.RECEIVED_AT.desc())
            .limit(1)
            .fetchOptional(INBOUND.RECEIVED_AT),
        tx.dsl()
            .select(max(INBOUND_REFUSAL.LAST_AT))
            .from(INBOUND_REFUSAL)
            .where(ofRefusals(connection))
            .fetchOptional(0, Instant.class),
        counts);
  }

  private static String counted(Record row) {
    String reason = row.get(1, String.class);
    return reason == null ? row.get(0, String.class) : reason;
  }

  private Condition ofRefusals(UUID connection) {
    return INBOUND_REFUSAL.ORG_ID.eq(tx.orgId()).and(INBOUND_REFUSAL.CONNECTION_ID.eq(connection));
  }

  /** Those whose body holds this address, by its hash; the newest first. */
  public List<InboundRow> naming(String hash, int most) {
    return tx.dsl()
        .selectFrom(INBOUND)
        .where(
            INBOUND.ORG_ID.eq(tx.orgId()),
            INBOUND.NAMED.contains(new String[] {hash}),
            INBOUND.BODY.isNotNull())
        .orderBy(INBOUND.RECEIVED_AT.desc())
        .limit(most)
        .fetch(InboundEvents::read);
  }

  /** Forgets what came so long ago that nobody looks at it any more; returns how many. */
  public int forget(Instant now, int most) {
    int events =
        tx.dsl()
            .deleteFrom(INBOUND)
            .where(
                INBOUND.ORG_ID.eq(tx.orgId()),
                INBOUND.INBOUND_ID.in(
                    tx.dsl()
                        .select(INBOUND.INBOUND_ID)
                        .from(INBOUND)
                        .where(
                            INBOUND.ORG_ID.eq(tx.orgId()),
                            INBOUND.RECEIVED_AT.lt(val(now.minus(KEPT))),
                            INBOUND.STATE.ne(State.NEW.code()))
                        .orderBy(INBOUND.RECEIVED_AT)
                        .limit(most)))
            .execute();
    tx.dsl()
        .deleteFrom(INBOUND_REFUSAL)
        .where(INBOUND_REFUSAL.ORG_ID.eq(tx.orgId()), INBOUND_REFUSAL.HOUR.lt(now.minus(KEPT)))
        .execute();
    return events;
  }

  private Condition mine(UUID id) {
    return INBOUND.ORG_ID.eq(tx.orgId()).and(INBOUND.INBOUND_ID.eq(id));
  }

  private static InboundRow read(InboundRecord row) {
    return new InboundRow(
        row.getInboundId(),
        row.getConnectionId(),
        row.getEventId(),
        row.getReceivedAt(),
        Optional.ofNullable(row.getTicketKey()),
        State.read(row.getState()),
        Optional.ofNullable(row.getReason()),
        Optional.ofNullable(row.getDetail()),
        Optional.ofNullable(row.getBody()));
  }
}
