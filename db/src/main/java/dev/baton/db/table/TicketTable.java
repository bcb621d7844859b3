package dev.baton.db.table;

import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.AccountRecord;
import dev.baton.db.tables.baton.tables.records.TicketRecord;
import dev.baton.escalation.field.Facts;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.ticket.Gone;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Query;

/**
 * Rows of {@code tickets.csv} beside the tickets that are known. Owner and tier of a known ticket
 * are never touched, and a file alarms nobody: it tells of what was.
 */
public final class TicketTable {
  /** Alias after alias; a circle cannot be made, and this ends the reading of one all the same. */
  private static final int MOST_STEPS = 20;

  private final Tx tx;

  private TicketTable(Tx tx) {
    this.tx = tx;
  }

  /** The tickets of this transaction's workspace. */
  public static TicketTable in(Tx tx) {
    return new TicketTable(tx);
  }

  /** What these rows would change; nothing is changed. */
  public TableDiff compare(List<TicketRow> rows) {
    return take(rows, false, Instant.EPOCH);
  }

  /**
   * Makes it so, as a file tells it, or whatever the stamps name: what does not come from a file is
   * news to those who follow tickets.
   */
  public TableDiff apply(List<TicketRow> rows, Instant at) {
    return apply(rows, Baton.ID, at);
  }

  /**
   * The same.
   *
   * @param by Slack id of who says so, or {@code baton}
   */
  public TableDiff apply(List<TicketRow> rows, String by, Instant at) {
    TableDiff diff = take(rows, true, at);
    new HeardOfTickets(tx, by, at).note(rows, meant(keys(rows)));
    return diff;
  }

  private static List<String> keys(List<TicketRow> rows) {
    return rows.stream().map(row -> row.key().identity()).distinct().toList();
  }

  private TableDiff take(List<TicketRow> rows, boolean write, Instant at) {
    Map<String, String> meant = meant(keys(rows));
    Map<String, TicketRecord> known = known(meant.values(), write);
    Map<String, AccountRecord> accounts =
        AccountTable.meant(
            tx,
            rows.stream()
                .flatMap(row ->
                    row.word().values().getOrDefault(TicketRow.ACCOUNT, Optional.empty()).stream())
                .distinct()
                .toList());
    Tally tally = new Tally();
    List<Query> writes = new ArrayList<>();
    for (TicketRow row : rows) {
      Optional<TicketRecord> before =
          Optional.ofNullable(known.get(meant.get(row.key().identity())));
      Facts.Heard heard = before.map(TicketTable::facts).orElse(Facts.NONE).hear(row.word());
      tally.heard(row.key().shown(), before.isEmpty(), heard);
      Optional<AccountRecord> account = account(heard.facts(), accounts);
      if (account.isEmpty() && heard.facts().values().containsKey(TicketRow.ACCOUNT)) {
        tally.accountUnknown();
      }
      if (write) {
        writes.add(write(row, before, heard.facts(), account, at));
      }
    }
    tx.dsl().batch(writes).execute();
    return tally.diff();
  }

  private static Optional<AccountRecord> account(Facts facts, Map<String, AccountRecord> accounts) {
    return Optional.ofNullable(facts.values().get(TicketRow.ACCOUNT))
        .flatMap(name ->
            Optional.ofNullable(accounts.get(name))
                .or(() -> Optional.ofNullable(accounts.get(Names.key(name)))));
  }

  /** The ticket that this key leads to: itself, where nobody said that it is another's. */
  String meant(String key) {
    return meant(List.of(key)).getOrDefault(key, key);
  }

  /** The ticket that each of these keys leads to. */
  private Map<String, String> meant(List<String> keys) {
    Map<String, String> meant = new HashMap<>();
    keys.forEach(key -> meant.put(key, key));
    Map<String, String> leads = aliases(keys);
    for (int step = 0; step < MOST_STEPS && !leads.isEmpty(); step++) {
      Map<String, String> next = leads;
      meant.replaceAll((_, target) -> next.getOrDefault(target, target));
      leads = aliases(leads.values());
    }
    return meant;
  }

  private Map<String, String> aliases(Collection<String> keys) {
    return tx.dsl()
        .select(TICKET_ALIAS.ALIAS_KEY, TICKET_ALIAS.TICKET_KEY)
        .from(TICKET_ALIAS)
        .where(TICKET_ALIAS.ORG_ID.eq(tx.orgId()), TICKET_ALIAS.ALIAS_KEY.in(keys))
        .fetchMap(TICKET_ALIAS.ALIAS_KEY, TICKET_ALIAS.TICKET_KEY);
  }

  /** In one order, so that two imports at once do not wait for each other. */
  private Map<String, TicketRecord> known(Collection<String> keys, boolean write) {
    var query =
        tx.dsl()
            .selectFrom(TICKET)
            .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.in(keys))
            .orderBy(TICKET.TICKET_KEY);
    return (write ? query.forNoKeyUpdate().fetch() : query.fetch()).intoMap(TICKET.TICKET_KEY);
  }

  static Facts facts(TicketRecord row) {
    Map<String, String> values = new HashMap<>();
    AccountTable.put(values, TicketRow.TITLE, row.getTitle(), Function.identity());
    AccountTable.put(values, TicketRow.DESCRIPTION, row.getDescription(), Function.identity());
    AccountTable.put(values, TicketRow.CONTACT, row.getContact(), Function.identity());
    AccountTable.put(values, TicketRow.PRIORITY, row.getPriority(), Function.identity());
    AccountTable.put(values, TicketRow.CATEGORY, row.getCategory(), Function.identity());
    AccountTable.put(values, TicketRow.ACCOUNT, row.getCustomer(), Function.identity());
    AccountTable.put(values, TicketRow.ASSIGNEE, row.getDeskAssignee(), Function.identity());
    AccountTable.put(values, TicketRow.OPENED, row.getOpenedAt(), Instant::toString);
    AccountTable.put(values, TicketRow.FIRST_RESPONSE, row.getFirstResponseAt(), Instant::toString);
    Map<String, Stamp> stamps = StampsJson.read(row.getStamps());
    if (stamps.containsKey(TicketRow.STATUS)) {
      // A ticket that is gone stands closed, whatever was last said of its status.
      values.put(
          TicketRow.STATUS,
          StampsJson.said(row.getStamps(), TicketRow.STATUS).orElse(row.getStatus()));
    }
    StampsJson.said(row.getStamps(), TicketRow.RESOLVED)
        .ifPresent(at -> values.put(TicketRow.RESOLVED, at));
    StampsJson.said(row.getStamps(), TicketRow.GONE)
        .ifPresent(gone -> values.put(TicketRow.GONE, gone));
    return new Facts(values, stamps, row.getCreatedAt());
  }

  private Query write(
      TicketRow said,
      Optional<TicketRecord> before,
      Facts facts,
      Optional<AccountRecord> account,
      Instant at) {
    TicketRecord row = record(facts);
    row.setUpdatedAt(AccountTable.newest(facts).orElse(at));
    if (account.isPresent() || facts.stamps().containsKey(TicketRow.ACCOUNT)) {
      row.setAccountId(account.map(AccountRecord::getAccountId).orElse(null));
    }
    if (before.isPresent()) {
      return tx.dsl()
          .update(TICKET)
          .set(row)
          .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(before.get().getTicketKey()));
    }
    return tx.dsl()
        .insertInto(TICKET)
        .set(row)
        .set(TICKET.ORG_ID, tx.orgId())
        .set(TICKET.TICKET_KEY, said.key().identity())
        .set(TICKET.SHOWN_KEY, said.key().shown())
        .set(TICKET.ENTRY_TIER, said.tier().name())
        .set(TICKET.SOURCE, said.word().stamp().source())
        .set(TICKET.CREATED_AT, at)
        // Somebody filed for it in this moment: their word stands, and the next import adds to it.
        .onConflictDoNothing();
  }

  private static TicketRecord record(Facts facts) {
    Map<String, String> values = facts.values();
    Optional<Gone> gone = Optional.ofNullable(values.get(TicketRow.GONE)).flatMap(Gone::read);
    TicketStatus status =
        gone.isPresent()
            ? TicketStatus.CLOSED
            : Optional.ofNullable(values.get(TicketRow.STATUS))
                .flatMap(TicketStatus::parse)
                .orElse(TicketStatus.OPEN);
    Optional<Instant> since =
        Optional.ofNullable(
                facts.stamps().get(gone.isPresent() ? TicketRow.GONE : TicketRow.STATUS))
            .map(Stamp::at);
    Map<String, String> said = new HashMap<>();
    for (String field : List.of(TicketRow.RESOLVED, TicketRow.STATUS, TicketRow.GONE)) {
      Optional.ofNullable(values.get(field)).ifPresent(value -> said.put(field, value));
    }
    TicketRecord row = new TicketRecord();
    row.setGone(gone.map(TicketTable::kind).orElse(null));
    row.setGoneInto(
        gone.map(where -> where instanceof Gone.Merged(var into) ? into : null).orElse(null));
    row.setTitle(values.get(TicketRow.TITLE));
    row.setDescription(values.get(TicketRow.DESCRIPTION));
    row.setContact(values.get(TicketRow.CONTACT));
    row.setPriority(values.get(TicketRow.PRIORITY));
    row.setCategory(values.get(TicketRow.CATEGORY));
    row.setCustomer(values.get(TicketRow.ACCOUNT));
    row.setDeskAssignee(values.get(TicketRow.ASSIGNEE));
    row.setOpenedAt(moment(values, TicketRow.OPENED).orElse(null));
    row.setFirstResponseAt(moment(values, TicketRow.FIRST_RESPONSE).orElse(null));
    row.setStatus(status.code());
    row.setCustomerWaitingSince(status == TicketStatus.WAITING ? since.orElse(null) : null);
    row.setResolvedAt(
        status.isOpen() ? null : moment(values, TicketRow.RESOLVED).or(() -> since).orElse(null));
    row.setClosedAt(status == TicketStatus.CLOSED ? since.orElse(null) : null);
    row.setStamps(StampsJson.write(facts.stamps(), said));
    return row;
  }

  private static String kind(Gone gone) {
    return switch (gone) {
      case Gone.Deleted _ -> "deleted";
      case Gone.Spam _ -> "spam";
      case Gone.Merged _ -> "merged";
    };
  }

  private static Optional<Instant> moment(Map<String, String> values, String field) {
    return Optional.ofNullable(values.get(field)).map(Instant::parse);
  }
}
