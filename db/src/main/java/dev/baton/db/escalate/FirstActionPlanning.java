package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.CLOCK;
import static org.jooq.impl.DSL.noCondition;

import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.clock.FirstActions;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.escalate.EscalationRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record3;

/**
 * Has the time that new owners have to begin counted by the calendar in force: what they worked by
 * the one before stays worked, the rest is planned anew. A decision is due when it was said to be
 * at filing, whatever the calendar says since.
 */
public final class FirstActionPlanning {
  private static final int TOGETHER = 100;

  private final Tx tx;

  private FirstActionPlanning(Tx tx) {
    this.tx = tx;
  }

  /** That of this transaction's workspace. */
  public static FirstActionPlanning in(Tx tx) {
    return new FirstActionPlanning(tx);
  }

  /**
   * Plans some of them. One whose mark is due at this moment stays as it is: that is noted first,
   * by its own task.
   *
   * @param after the ticket that was done last; empty begins
   * @return the last one done now; empty when none are left
   */
  public Optional<String> some(Optional<String> after, Instant now) {
    ClockCalendar inForce = Calendars.in(tx).inForce(now).forClocks();
    List<Record3<UUID, String, Integer>> clocks =
        tx.dsl()
            .select(CLOCK.CLOCK_ID, CLOCK.TICKET_KEY, CLOCK.SCOPE)
            .from(CLOCK)
            .where(
                CLOCK.ORG_ID.eq(tx.orgId()),
                CLOCK.KIND.eq(ClockKind.FIRST_ACTION.code()),
                CLOCK.STATE.eq("running"),
                isOfAnother(inForce.version().orElseThrow()),
                after.<Condition>map(CLOCK.TICKET_KEY::gt).orElse(noCondition()))
            .orderBy(CLOCK.TICKET_KEY)
            .limit(TOGETHER)
            .fetch();
    clocks.forEach(clock -> {
      Tickets.in(tx).lock(clock.value2());
      FirstActions.in(tx)
          .countBy(clock.value1(), new EscalationRef(clock.value2(), clock.value3()), inForce, now);
    });
    return clocks.size() < TOGETHER ? Optional.empty() : Optional.of(clocks.getLast().value2());
  }

  /** A clock without a calendar runs around the clock, and goes on so. */
  private static Condition isOfAnother(ClockCalendar.Version inForce) {
    return CLOCK
        .CALENDAR_ID
        .isNotNull()
        .and(
            CLOCK
                .CALENDAR_ID
                .ne(inForce.calendar())
                .or(CLOCK.CALENDAR_VERSION.ne(inForce.number())));
  }
}
