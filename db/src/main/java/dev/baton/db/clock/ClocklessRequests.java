package dev.baton.db.clock;

import static dev.baton.db.tables.baton.Tables.CLOCK;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.TimeGiven;
import dev.baton.escalation.escalate.EscalationRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Requests that waited for a decision when clocks began. */
public final class ClocklessRequests {
  private static final int AT_ONCE = 500;

  private final Tx tx;

  private ClocklessRequests(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static ClocklessRequests in(Tx tx) {
    return new ClocklessRequests(tx);
  }

  /** A request without a clock. */
  private record Waiting(EscalationRef ref, Instant from, Instant until) {}

  /**
   * Gives clocks to some of them, which run as the time to decide was said: without a break. Of
   * what passed already nothing is told.
   *
   * @return the overdue among them; empty when all of them have clocks
   */
  public Begun begin(Instant now) {
    List<Waiting> waiting =
        tx.dsl()
            .select(
                ESCALATION.TICKET_KEY,
                ESCALATION.SEQ,
                ESCALATION.REQUESTED_AT,
                ESCALATION.DECIDE_BY)
            .from(ESCALATION)
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.STATE.eq("pending"),
                notExists(
                    selectOne()
                        .from(CLOCK)
                        .where(
                            CLOCK.ORG_ID.eq(ESCALATION.ORG_ID),
                            CLOCK.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                            CLOCK.KIND.eq(ClockKind.DECISION.code()),
                            CLOCK.SCOPE.eq(ESCALATION.SEQ))))
            .orderBy(ESCALATION.DECIDE_BY)
            .limit(AT_ONCE)
            .fetch(row ->
                new Waiting(
                    new EscalationRef(row.value1(), row.value2()), row.value3(), row.value4()));
    List<EscalationRef> overdue = new ArrayList<>();
    for (Waiting each : waiting) {
      begin(each, now);
      if (!each.until().isAfter(now)) {
        overdue.add(each.ref());
      }
    }
    return new Begun(overdue, waiting.size() == AT_ONCE);
  }

  private void begin(Waiting waiting, Instant now) {
    Duration target = Duration.between(waiting.from(), waiting.until());
    TimeGiven given =
        new TimeGiven(
            waiting.from(),
            target.isPositive() ? target : Duration.ofMinutes(1),
            ClockCalendar.aroundTheClock());
    Clocks.in(tx).startLate(ClockKind.DECISION, waiting.ref(), given, now);
  }

  /**
   * What came of it.
   *
   * @param overdue whose time was over already
   * @param more whether others may be left
   */
  public record Begun(List<EscalationRef> overdue, boolean more) {
    public Begun {
      overdue = List.copyOf(overdue);
    }
  }
}
