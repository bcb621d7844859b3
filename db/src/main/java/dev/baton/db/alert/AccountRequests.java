package dev.baton.db.alert;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.TICKET;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.report.Period;
import java.util.List;
import java.util.Locale;

/** What was asked for of the customers that somebody looks after. */
public final class AccountRequests {
  private final Tx tx;

  private AccountRequests(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static AccountRequests in(Tx tx) {
    return new AccountRequests(tx);
  }

  /**
   * One request.
   *
   * @param state how it stands now
   */
  public record Line(
      String ticket,
      int seq,
      String account,
      String priority,
      String from,
      String to,
      EscalationState state) {}

  /**
   * Of P3 and P4, the others were told at once; the oldest first.
   *
   * @param address of who owns the accounts, or stands in
   */
  public List<Line> of(String address, Period day, int most) {
    return tx.dsl()
        .select(
            TICKET.SHOWN_KEY,
            ESCALATION.SEQ,
            ACCOUNT.NAME,
            ESCALATION.PRIORITY,
            ESCALATION.FROM_TIER,
            ESCALATION.TO_TIER,
            ESCALATION.STATE)
        .from(ESCALATION)
        .join(TICKET)
        .on(TICKET.ORG_ID.eq(ESCALATION.ORG_ID), TICKET.TICKET_KEY.eq(ESCALATION.TICKET_KEY))
        .join(ACCOUNT)
        .on(ACCOUNT.ORG_ID.eq(TICKET.ORG_ID), ACCOUNT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
        .where(
            ESCALATION.ORG_ID.eq(tx.orgId()),
            ESCALATION.REQUESTED_AT.ge(day.from()),
            ESCALATION.REQUESTED_AT.lt(day.until()),
            ESCALATION.PRIORITY.in("P3", "P4"),
            ESCALATION.KIND.ne("reassign"),
            ACCOUNT.OWNER.eq(address).or(ACCOUNT.BACKUP_OWNER.eq(address)))
        .orderBy(ESCALATION.REQUESTED_AT, ESCALATION.TICKET_KEY, ESCALATION.SEQ)
        .limit(most)
        .fetch(row ->
            new Line(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                EscalationState.valueOf(row.value7().toUpperCase(Locale.ROOT))));
  }
}
