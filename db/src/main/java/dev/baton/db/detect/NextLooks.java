package dev.baton.db.detect;

import static dev.baton.db.tables.baton.Tables.DETECTION;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.DetectionRecord;
import dev.baton.escalation.detect.CriterionTime;
import dev.baton.escalation.detect.TicketCase;
import dev.baton.matrix.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Query;

/** When tickets are looked at next: one queued task each, under a generation. */
final class NextLooks {
  private final Tx tx;
  private final Map<String, DetectionRecord> before;
  private final List<Query> writes = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private final Map<String, Instant> tasks = new HashMap<>();

  /** Holds those of the tickets that there are. */
  NextLooks(Tx tx, List<String> tickets) {
    this.tx = tx;
    this.before =
        tx.dsl()
            .selectFrom(DETECTION)
            .where(DETECTION.ORG_ID.eq(tx.orgId()), DETECTION.TICKET_KEY.in(tickets))
            .orderBy(DETECTION.TICKET_KEY)
            .forNoKeyUpdate()
            .fetchMap(DETECTION.TICKET_KEY);
  }

  /** When that ticket is looked at next, if that generation stands; held. */
  static Optional<Instant> lock(Tx tx, String ticket, int generation) {
    return tx.dsl()
        .select(DETECTION.NEXT_AT)
        .from(DETECTION)
        .where(
            DETECTION.ORG_ID.eq(tx.orgId()),
            DETECTION.TICKET_KEY.eq(ticket),
            DETECTION.GEN.eq(generation))
        .forNoKeyUpdate()
        .fetchOptional(DETECTION.NEXT_AT);
  }

  /** What else is due and nobody else has in hand, the urgent first; held. */
  static List<String> lockDue(Tx tx, Instant now, int most) {
    return tx.dsl()
        .select(DETECTION.TICKET_KEY)
        .from(DETECTION)
        .where(DETECTION.ORG_ID.eq(tx.orgId()), DETECTION.NEXT_AT.le(now))
        .orderBy(DETECTION.URGENT.desc(), DETECTION.NEXT_AT)
        .limit(most)
        .forNoKeyUpdate()
        .skipLocked()
        .fetch(DETECTION.TICKET_KEY);
  }

  static boolean urgent(CriterionTime time, TicketCase ticket) {
    return time.rule().isUrgent() || ticket.priority().filter(Priority.P1::equals).isPresent();
  }

  /**
   * @param times of the criteria that are still to hold
   */
  void next(String ticket, List<CriterionTime> times, Optional<TicketCase> known) {
    Optional<CriterionTime> first = times.stream().min(Comparator.comparing(CriterionTime::due));
    Instant at = first.map(CriterionTime::due).orElse(null);
    DetectionRecord old = before.get(ticket);
    if (old == null ? known.isEmpty() : Objects.equals(old.getNextAt(), at)) {
      return;
    }
    int generation = old == null ? 1 : old.getGen() + 1;
    boolean urgent =
        first.filter(time -> known.filter(open -> urgent(time, open)).isPresent()).isPresent();
    writes.add(
        tx.dsl()
            .insertInto(DETECTION)
            .set(DETECTION.ORG_ID, tx.orgId())
            .set(DETECTION.TICKET_KEY, ticket)
            .set(DETECTION.GEN, generation)
            .set(DETECTION.NEXT_AT, at)
            .set(DETECTION.URGENT, urgent)
            .onConflict(DETECTION.ORG_ID, DETECTION.TICKET_KEY)
            .doUpdate()
            .set(DETECTION.GEN, generation)
            .set(DETECTION.NEXT_AT, at)
            .set(DETECTION.URGENT, urgent));
    if (old != null && old.getNextAt() != null) {
      forgotten.add(ticket + "/" + old.getGen());
    }
    if (at != null) {
      tasks.put(ticket + "/" + generation, at);
    }
  }

  void write() {
    if (!writes.isEmpty()) {
      tx.dsl().batch(writes).execute();
      tx.forgetWaiting(Detections.LOOK, forgotten);
      tx.enqueueAll(Detections.LOOK, tasks);
    }
  }
}
