package dev.baton.db.clock;

import static dev.baton.db.tables.baton.Tables.CLOCK;
import static org.jooq.impl.DSL.any;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.ClockRecord;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.TimeLeft;
import dev.baton.escalation.escalate.EscalationRef;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What is left of the time to decide some requests, or to begin with what they brought. */
public final class TimesLeft {
  private final Tx tx;
  private final Map<ClockCalendar.Version, ClockCalendar> calendars = new HashMap<>();

  private TimesLeft(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static TimesLeft in(Tx tx) {
    return new TimesLeft(tx);
  }

  /**
   * By the clock of each that runs, the one or the other; those for which none runs are missing.
   *
   * @param of few of them: what a page shows
   */
  public Map<EscalationRef, TimeLeft> of(Collection<EscalationRef> of, Instant now) {
    if (of.isEmpty()) {
      return Map.of();
    }
    Map<EscalationRef, TimeLeft> left = new HashMap<>();
    tx.dsl()
        .selectFrom(CLOCK)
        .where(
            CLOCK.ORG_ID.eq(tx.orgId()),
            CLOCK.TICKET_KEY.eq(any(of.stream().map(EscalationRef::ticket).toArray(String[]::new))),
            CLOCK.KIND.in(ClockKind.DECISION.code(), ClockKind.FIRST_ACTION.code()),
            CLOCK.STATE.eq("running"))
        .forEach(clock -> {
          EscalationRef ref = new EscalationRef(clock.getTicketKey(), clock.getScope());
          if (of.contains(ref)) {
            left.put(ref, TimeLeft.until(clock.getDueAt(), calendar(clock), now));
          }
        });
    return left;
  }

  private ClockCalendar calendar(ClockRecord clock) {
    return clock.getCalendarId() == null
        ? ClockCalendar.aroundTheClock()
        : calendars.computeIfAbsent(
            new ClockCalendar.Version(clock.getCalendarId(), clock.getCalendarVersion()),
            Calendars.in(tx)::version);
  }
}
