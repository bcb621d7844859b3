package dev.baton.db.warmup;

import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.clock.ClockTasks;
import dev.baton.db.clock.Clocks;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.TimeGiven;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a clock fall due in a workspace that nobody ever sees: whatever it writes is rolled back. A
 * process that did so once notes the first real one in time.
 */
public final class ClockWarmUp {
  private static final int CLOCKS = 2;

  private final Tenants tenants;

  public ClockWarmUp(Tenants tenants) {
    this.tenants = tenants;
  }

  /** Carries no news; it only undoes. */
  private static final class Undo extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undo() {
      super("What only warmed up is undone", null, false, false);
    }
  }

  /**
   * Leaves nothing behind.
   *
   * @param orgId of no workspace there is, and of no other process that does the same
   */
  public void run(String orgId, Instant now) {
    try {
      tenants.inBackground(orgId, tx -> fall(tx, now));
    } catch (Undo meant) {
      // As it should be: nothing stays.
    }
  }

  private static boolean fall(Tx tx, Instant now) {
    TicketNow ticket = ticket();
    WorkspaceRow.in(tx).makeKnown("Warm-up", now);
    Tickets.in(tx).introduce(ticket, now);
    Duration hour = Duration.ofHours(1);
    for (int seq = 1; seq <= CLOCKS; seq++) {
      TimeGiven given = new TimeGiven(now.minus(hour), hour, ClockCalendar.aroundTheClock());
      EscalationRef ref = new EscalationRef(ticket.key().identity(), seq);
      Clocks.in(tx).start(ClockKind.DECISION, ref, given, "warm_up", Baton.ID, now);
      Clocks.in(tx)
          .find(ClockKind.DECISION, ref)
          .ifPresent(clock ->
              Clocks.in(tx).fire(ClockTasks.id(clock.id(), clock.now().generation()), now));
    }
    throw new Undo();
  }

  private static TicketNow ticket() {
    return new TicketNow(
        TicketKeyFormat.DEFAULT.read("WARM-1042").key().orElseThrow(),
        new Tier("T1"),
        Optional.of("U0"),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        TicketDetails.UNKNOWN);
  }
}
