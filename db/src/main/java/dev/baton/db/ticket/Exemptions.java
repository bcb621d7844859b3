package dev.baton.db.ticket;

import static dev.baton.db.tables.baton.Tables.TICKET;

import dev.baton.db.Tx;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.sla.ExemptReason;
import dev.baton.escalation.sla.TicketEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tickets for which nothing is promised although promises would fit, such as spam. */
public final class Exemptions {
  private static final String SLACK = "slack";

  private final Tx tx;

  private Exemptions(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Exemptions in(Tx tx) {
    return new Exemptions(tx);
  }

  /** Why nothing is promised for this ticket; empty where it is not exempt. */
  public Optional<ExemptReason> of(String ticket) {
    return tx.dsl()
        .select(TICKET.EXEMPT_BECAUSE)
        .from(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(ticket))
        .fetchOptional(TICKET.EXEMPT_BECAUSE)
        .flatMap(ExemptReason::parse);
  }

  /**
   * From now on nothing is promised for it; the ticket is held.
   *
   * @return false where it is exempt already
   */
  public boolean exempt(String ticket, ExemptReason reason, String by, Instant at) {
    if (set(ticket, Optional.of(reason)) == 0) {
      return false;
    }
    audit(
        AuditKind.TICKET_EXEMPTED,
        Map.of("ticket", shown(ticket), "reason", reason.code()),
        by,
        at);
    happened(ticket, new TicketEvent.Exempted(reason.code()), by, at);
    return true;
  }

  /**
   * From now on it counts again; the ticket is held.
   *
   * @return false where it is not exempt
   */
  public boolean lift(String ticket, String by, Instant at) {
    if (set(ticket, Optional.empty()) == 0) {
      return false;
    }
    audit(AuditKind.TICKET_COUNTED_AGAIN, Map.of("ticket", shown(ticket)), by, at);
    happened(ticket, new TicketEvent.ExemptionLifted(), by, at);
    return true;
  }

  private int set(String ticket, Optional<ExemptReason> reason) {
    return tx.dsl()
        .update(TICKET)
        .set(TICKET.EXEMPT_BECAUSE, reason.map(ExemptReason::code).orElse(null))
        .where(
            TICKET.ORG_ID.eq(tx.orgId()),
            TICKET.TICKET_KEY.eq(ticket),
            reason.isPresent() ? TICKET.EXEMPT_BECAUSE.isNull() : TICKET.EXEMPT_BECAUSE.isNotNull())
        .execute();
  }

  private String shown(String ticket) {
    return tx.dsl()
        .select(TICKET.SHOWN_KEY)
        .from(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(ticket))
        .fetchSingle(TICKET.SHOWN_KEY);
  }

  private void audit(AuditKind kind, Map<String, String> content, String by, Instant at) {
    tx.audit(new AuditEntry(kind, at, by, SLACK, Optional.empty(), content));
  }

  private void happened(String ticket, TicketEvent.What what, String by, Instant at) {
    TicketClocks.in(tx).happened(ticket, List.of(Happening.of(at, what)), new Told(by, SLACK, at));
  }
}
