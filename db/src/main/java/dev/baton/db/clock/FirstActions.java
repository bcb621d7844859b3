package dev.baton.db.clock;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.CLOCK;
import static org.jooq.impl.DSL.noCondition;

import dev.baton.db.Change;
import dev.baton.db.Tx;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.TimeGiven;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import dev.baton.matrix.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/** The time that a new owner has to begin: as long as the lead had to decide. */
public final class FirstActions {
  private final Tx tx;

  private FirstActions(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static FirstActions in(Tx tx) {
    return new FirstActions(tx);
  }

  /**
   * Begins with the approval; who gave the ticket to themselves is on it already. What ran for the
   * owner before is over.
   */
  public void begin(Escalation approved, String newOwner, String actor, Instant at) {
    String ticket = approved.ticket().identity();
    waiting(ticket, noCondition()).forEach(ref -> DeliveryQueue.in(tx).redrawNewOwner(ref, at));
    end(ticket, "handed_on", actor, at);
    if (!newOwner.equals(actor)) {
      Clocks.in(tx)
          .start(
              ClockKind.FIRST_ACTION, approved.ref(), given(approved, at), "approved", actor, at);
    }
  }

  private TimeGiven given(Escalation approved, Instant at) {
    Priority priority = approved.priority();
    return Clocks.in(tx)
        .find(ClockKind.DECISION, approved.ref())
        .map(clock -> new TimeGiven(at, clock.now().target(), calendar(priority, at)))
        .orElseGet(() -> Clocks.in(tx).give(priority, priority.defaultAcceptWithin(), at));
  }

  private ClockCalendar calendar(Priority priority, Instant at) {
    return priority == Priority.P1
        ? ClockCalendar.aroundTheClock()
        : Calendars.in(tx).inForce(at).forClocks();
  }

  /** Ends whatever runs on this ticket, whose owner is no longer waited for. */
  public void end(String ticket, String cause, String by, Instant at) {
    waiting(ticket, noCondition())
        .forEach(ref -> Clocks.in(tx).stop(ClockKind.FIRST_ACTION, ref, cause, by, at));
  }

  /**
   * Notes an act of somebody on a ticket; where they own it and are waited for, it shows that they
   * began.
   *
   * @param cause a code, such as {@code said}, {@code escalated} or {@code added_information}
   * @return whether they were waited for
   */
  public boolean acted(String ticket, String member, String cause, Instant at) {
    List<EscalationRef> theirs = waiting(ticket, ACCEPTANCE.NEW_OWNER.eq(member));
    theirs.forEach(ref -> {
      Clocks.in(tx).stop(ClockKind.FIRST_ACTION, ref, cause, member, at);
      tx.audit(
          new AuditEntry(
              AuditKind.OWNER_STARTED,
              at,
              member,
              "slack",
              Optional.of(ref),
              Map.of("how", cause)));
      DeliveryQueue.in(tx).redrawNewOwner(ref, at);
      DeliveryQueue.in(tx).redrawRequests(ref, at);
    });
    return !theirs.isEmpty();
  }

  /**
   * Counts one of them by another calendar from now on. One whose mark is due at this moment stays
   * as it is: that is noted first, by its own task. The ticket is to be locked before.
   */
  public void countBy(UUID id, EscalationRef ref, ClockCalendar inForce, Instant now) {
    ClockRows rows = new ClockRows(tx);
    rows.lock(id)
        .filter(clock -> clock.now().isRunning())
        .filter(clock -> clock.now().next().filter(due -> !due.at().isAfter(now)).isEmpty())
        .ifPresent(clock -> {
          ClockEvent counted = clock.now().countedBy(clock.given().by(inForce, now), now);
          new ClockTasks(tx).forget(List.of(clock));
          rows.advance(clock, List.of(counted));
          rows.countedBy(id, inForce.version().orElseThrow());
          new ClockTasks(tx).plan(id, ClockRows.after(clock, List.of(counted)));
          DeliveryQueue.in(tx).redrawNewOwner(ref, now);
          new Change(Baton.ID, Optional.of(ref)).tellAt(tx, now);
        });
  }

  private List<EscalationRef> waiting(String ticket, Condition whose) {
    return tx.dsl()
        .select(CLOCK.TICKET_KEY, CLOCK.SCOPE)
        .from(CLOCK)
        .join(ACCEPTANCE)
        .on(
            ACCEPTANCE.ORG_ID.eq(CLOCK.ORG_ID),
            ACCEPTANCE.TICKET_KEY.eq(CLOCK.TICKET_KEY),
            ACCEPTANCE.APPROVED_SEQ.eq(CLOCK.SCOPE))
        .where(
            CLOCK.ORG_ID.eq(tx.orgId()),
            CLOCK.TICKET_KEY.eq(ticket),
            CLOCK.KIND.eq(ClockKind.FIRST_ACTION.code()),
            CLOCK.STATE.eq("running"),
            whose)
        .fetch(row -> new EscalationRef(row.value1(), row.value2()));
  }
}
