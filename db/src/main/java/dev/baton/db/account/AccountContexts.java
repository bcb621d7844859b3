package dev.baton.db.account;

import static dev.baton.db.tables.baton.Tables.FOLLOW_UP;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;

import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.AccountContext;
import dev.baton.matrix.Names;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record6;

/** The customers of some tickets, with how many tickets each opened this month. */
public final class AccountContexts {
  private static final dev.baton.db.tables.baton.tables.Ticket OTHER = TICKET.as("other");

  private final Tx tx;
  private final LocalDate today;
  private final Field<Integer> monthly;
  private final Field<Integer> place;

  private AccountContexts(Tx tx, Instant now) {
    this.tx = tx;
    ZoneId zone = Calendars.in(tx).zone();
    this.today = now.atZone(zone).toLocalDate();
    LocalDate first = today.withDayOfMonth(1);
    Condition ofMonth =
        OTHER
            .ORG_ID
            .eq(TICKET.ORG_ID)
            .and(OTHER.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
            .and(OTHER.OPENED_AT.ge(first.atStartOfDay(zone).toInstant()))
            .and(OTHER.OPENED_AT.lt(first.plusMonths(1).atStartOfDay(zone).toInstant()));
    this.monthly = field(selectCount().from(OTHER).where(ofMonth)).as("monthly");
    this.place =
        field(
                selectCount()
                    .from(OTHER)
                    .where(
                        ofMonth,
                        TICKET.OPENED_AT.ge(first.atStartOfDay(zone).toInstant()),
                        row(OTHER.OPENED_AT, OTHER.TICKET_KEY)
                            .le(row(TICKET.OPENED_AT, TICKET.TICKET_KEY))))
            .as("place");
  }

  /**
   * Those of this transaction's workspace.
   *
   * @param now tells the month, where the workspace is
   */
  public static AccountContexts in(Tx tx, Instant now) {
    return new AccountContexts(tx, now);
  }

  /** That of this ticket; empty where its customer is not known or has no account. */
  public Optional<AccountContext> of(String ticket) {
    return Optional.ofNullable(of(List.of(ticket)).get(ticket));
  }

  /**
   * Those of these tickets, by identity; a ticket whose customer was only typed has that account
   * whose name it is.
   */
  public Map<String, AccountContext> of(Collection<String> tickets) {
    List<Record6<String, UUID, String, Instant, Integer, Integer>> rows =
        tx.dsl()
            .select(
                TICKET.TICKET_KEY,
                TICKET.ACCOUNT_ID,
                TICKET.CUSTOMER,
                TICKET.OPENED_AT,
                monthly,
                place)
            .from(TICKET)
            .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.in(tickets))
            .fetch();
    Set<UUID> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    rows.forEach(ticket -> {
      if (ticket.value2() != null) {
        ids.add(ticket.value2());
      } else if (ticket.value3() != null) {
        names.add(Names.key(ticket.value3()));
      }
    });
    if (ids.isEmpty() && names.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Account> byId = new HashMap<>();
    Map<String, Account> byName = new HashMap<>();
    Accounts.in(tx)
        .those(ids, names)
        .forEach(account -> {
          byId.put(account.id(), account);
          byName.put(Names.key(account.name()), account);
        });
    Map<UUID, String> outcomes = outcomes(byId.keySet());
    Map<String, AccountContext> contexts = new HashMap<>();
    rows.forEach(ticket ->
        account(ticket, byId, byName)
            .ifPresent(
                account -> contexts.put(ticket.value1(), context(account, ticket, outcomes))));
    return contexts;
  }

  /** What came of each account's last follow-up. */
  private Map<UUID, String> outcomes(Collection<UUID> accounts) {
    return tx.dsl()
        .select(FOLLOW_UP.ACCOUNT_ID, FOLLOW_UP.OUTCOME)
        .distinctOn(FOLLOW_UP.ACCOUNT_ID)
        .from(FOLLOW_UP)
        .where(
            FOLLOW_UP.ORG_ID.eq(tx.orgId()),
            FOLLOW_UP.ACCOUNT_ID.in(accounts),
            FOLLOW_UP.DONE_AT.isNotNull())
        .orderBy(FOLLOW_UP.ACCOUNT_ID, FOLLOW_UP.DONE_AT.desc())
        .fetchMap(FOLLOW_UP.ACCOUNT_ID, FOLLOW_UP.OUTCOME);
  }

  private static Optional<Account> account(
      Record6<String, UUID, String, Instant, Integer, Integer> ticket,
      Map<UUID, Account> byId,
      Map<String, Account> byName) {
    return ticket.value2() != null
        ? Optional.ofNullable(byId.get(ticket.value2()))
        : Optional.ofNullable(ticket.value3()).map(Names::key).map(byName::get);
  }

  private AccountContext context(
      Account account,
      Record6<String, UUID, String, Instant, Integer, Integer> ticket,
      Map<UUID, String> outcomes) {
    return new AccountContext(
        account,
        ticket.value5(),
        Optional.of(ticket.value6()).filter(count -> count > 0),
        ticket.value4() != null,
        today,
        Optional.ofNullable(outcomes.get(account.id())));
  }
}
