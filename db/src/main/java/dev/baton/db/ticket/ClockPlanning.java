package dev.baton.db.ticket;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.any;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.TicketEventRecord;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Plans the clocks of open tickets anew, some at a time, after something changed that holds for
 * many of them. Doing it again changes nothing.
 */
public final class ClockPlanning {
  /** So many tickets are planned in one transaction. */
  public static final int TOGETHER = 500;

  private static final String ACCOUNT_CHANGE = "account";

  private final Tx tx;
  private final String change;

  /**
   * @param change as it is queued: {@code policy/7}, {@code calendar/3}, {@code account/}, its id
   *     and when, or {@code import} for what was known before there were clocks
   */
  public ClockPlanning(Tx tx, String change) {
    this.tx = tx;
    this.change = change;
  }

  /**
   * The next tickets that it concerns, in the order of their keys.
   *
   * @param after the ticket that came last; empty begins
   */
  public List<String> tickets(Optional<String> after, int most) {
    return tx.dsl()
        .select(TICKET.TICKET_KEY)
        .from(TICKET)
        .where(
            TICKET.ORG_ID.eq(tx.orgId()),
            after.map(TICKET.TICKET_KEY::gt).orElseGet(DSL::noCondition),
            open())
        .orderBy(TICKET.TICKET_KEY)
        .limit(most)
        .fetch(TICKET.TICKET_KEY);
  }

  /**
   * Plans those of these tickets that it still concerns.
   *
   * @param some no more than {@link #TOGETHER}: nobody is to wait long for one that is held
   */
  public void plan(Collection<String> some, Instant now) {
    List<String> tickets =
        tx.dsl()
            .select(TICKET.TICKET_KEY)
            .from(TICKET)
            .where(
                TICKET.ORG_ID.eq(tx.orgId()),
                TICKET.TICKET_KEY.eq(any(some.toArray(String[]::new))),
                open())
            .orderBy(TICKET.TICKET_KEY)
            .forNoKeyUpdate()
            .fetch(TICKET.TICKET_KEY);
    String cause = change.split("/", 2)[0];
    Told by = new Told(Baton.ID, cause.equals(Told.IMPORT) ? Told.IMPORT : "job", now);
    if (cause.equals(ACCOUNT_CHANGE)) {
      noteAccount(tickets, by);
    }
    TicketClocks.in(tx).planAnew(tickets, cause, by);
  }

  private Condition open() {
    return TICKET
        .STATUS
        .notIn(TicketStatus.RESOLVED.code(), TicketStatus.CLOSED.code())
        .and(which());
  }

  private Condition which() {
    return change.startsWith(ACCOUNT_CHANGE) ? TICKET.ACCOUNT_ID.eq(account()) : DSL.noCondition();
  }

  private UUID account() {
    return UUID.fromString(change.split("/", 3)[1]);
  }

  /** The account is of another tier from now on. */
  private void noteAccount(List<String> tickets, Told by) {
    Optional<String> tier =
        tx.dsl()
            .select(ACCOUNT.TIER)
            .from(ACCOUNT)
            .where(ACCOUNT.ORG_ID.eq(tx.orgId()), ACCOUNT.ACCOUNT_ID.eq(account()))
            .fetchOptional(ACCOUNT.TIER);
    Map<String, List<TicketEventRecord>> known = TicketEvents.in(tx).rows(tickets);
    Map<String, List<Happening>> told = new HashMap<>();
    for (String ticket : tickets) {
      boolean said =
          known.getOrDefault(ticket, new ArrayList<>()).stream()
              .filter(row -> row.getWhat().equals(EventCode.ACCOUNT))
              .max(
                  Comparator.comparing(TicketEventRecord::getAt)
                      .thenComparing(TicketEventRecord::getNumber))
              .filter(row ->
                  account().equals(row.getAccountId()) && row.getValue().equals(tier.orElse("")))
              .isPresent();
      if (!said) {
        told.put(
            ticket,
            List.of(
                new Happening(
                    by.at(),
                    new TicketEvent.AccountSet(Optional.empty(), tier),
                    Optional.of(account()),
                    false)));
      }
    }
    TicketClocks.in(tx).happened(told, by);
  }
}
