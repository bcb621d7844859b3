package dev.baton.db.table;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.TICKET;

import dev.baton.db.Tx;
import dev.baton.db.ticket.Happening;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.db.ticket.Told;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.Gone;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What rows say happened to tickets, for the tickets' clocks. */
final class HeardOfTickets {
  private final Tx tx;
  private final String by;
  private final Instant at;

  HeardOfTickets(Tx tx, String by, Instant at) {
    this.tx = tx;
    this.by = by;
    this.at = at;
  }

  /** Whose a ticket is now. */
  private record Account(Optional<UUID> id, Optional<String> tier) {
    private static final Account UNKNOWN = new Account(Optional.empty(), Optional.empty());
  }

  /**
   * @param meant the ticket that each key leads to
   */
  void note(List<TicketRow> rows, Map<String, String> meant) {
    Map<String, Account> accounts = lock(meant);
    rows.stream()
        .collect(Collectors.groupingBy(row -> row.word().stamp().source()))
        .forEach((source, said) -> {
          Map<String, List<Happening>> told = new TreeMap<>();
          said.forEach(row -> {
            String ticket = meant.getOrDefault(row.key().identity(), row.key().identity());
            told.computeIfAbsent(ticket, _ -> new ArrayList<>())
                .addAll(happenings(row, accounts.getOrDefault(ticket, Account.UNKNOWN)));
          });
          TicketClocks.in(tx).happened(told, new Told(by, source, at));
        });
  }

  /** Those that came with this are held too: somebody may have filed for them in this moment. */
  private Map<String, Account> lock(Map<String, String> meant) {
    Map<String, Account> accounts = new HashMap<>();
    tx.dsl()
        .select(TICKET.TICKET_KEY, TICKET.ACCOUNT_ID, TICKET.ACCOUNT_TIER)
        .from(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.in(new TreeSet<>(meant.values())))
        .orderBy(TICKET.TICKET_KEY)
        .forNoKeyUpdate()
        .forEach(row ->
            accounts.put(
                row.value1(),
                new Account(Optional.ofNullable(row.value2()), Optional.ofNullable(row.value3()))));
    Map<UUID, String> tiers = tiers(accounts);
    accounts.replaceAll((_, known) ->
        new Account(
            known.id(),
            known
                .id()
                .map(tiers::get)
                .or(() -> known.id().isPresent() ? Optional.empty() : known.tier())));
    return accounts;
  }

  private Map<UUID, String> tiers(Map<String, Account> accounts) {
    Map<UUID, String> tiers = new HashMap<>();
    tx.dsl()
        .select(ACCOUNT.ACCOUNT_ID, ACCOUNT.TIER)
        .from(ACCOUNT)
        .where(
            ACCOUNT.ORG_ID.eq(tx.orgId()),
            ACCOUNT.ACCOUNT_ID.in(
                accounts.values().stream()
                    .flatMap(known -> known.id().stream())
                    .distinct()
                    .toList()))
        .forEach(row ->
            Optional.ofNullable(row.value2()).ifPresent(tier -> tiers.put(row.value1(), tier)));
    return tiers;
  }

  private List<Happening> happenings(TicketRow row, Account account) {
    Map<String, Optional<String>> said = row.word().values();
    Instant stamp = row.word().stamp().at();
    List<Happening> heard = new ArrayList<>();
    Optional<Instant> opened = moment(said, TicketRow.OPENED);
    opened.ifPresent(
        when -> heard.add(Happening.of(when, new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER))));
    moment(said, TicketRow.FIRST_RESPONSE)
        .ifPresent(when -> heard.add(Happening.of(when, new TicketEvent.TeamWrote())));
    boolean withOpening = opened.isPresent();
    if (said.containsKey(TicketRow.PRIORITY)) {
      Optional<Priority> priority = said.get(TicketRow.PRIORITY).map(Priority::valueOf);
      heard.add(
          new Happening(
              stamp, new TicketEvent.PrioritySet(priority), Optional.empty(), withOpening));
    }
    if (said.containsKey(TicketRow.ACCOUNT)) {
      heard.add(
          new Happening(
              stamp,
              new TicketEvent.AccountSet(Optional.empty(), account.tier()),
              account.id(),
              withOpening));
    }
    heard.addAll(ends(said, stamp));
    Optional.ofNullable(said.get(TicketRow.GONE))
        .ifPresent(gone -> heard.add(Happening.of(stamp, gone(gone.flatMap(Gone::read)))));
    return heard;
  }

  /** Nothing is promised for what is no ticket any more, until it is one again. */
  private static TicketEvent.What gone(Optional<Gone> where) {
    return where
        .<TicketEvent.What>map(how ->
            how instanceof Gone.Merged(var into)
                ? new TicketEvent.Merged(into)
                : new TicketEvent.Exempted(how.written()))
        .orElseGet(TicketEvent.ExemptionLifted::new);
  }

  /** Resolved when that was said to be, and closed, or open again, when the row says so. */
  private static List<Happening> ends(Map<String, Optional<String>> said, Instant stamp) {
    List<Happening> heard = new ArrayList<>();
    Optional<TicketStatus> status =
        said.getOrDefault(TicketRow.STATUS, Optional.empty()).flatMap(TicketStatus::parse);
    Optional<Instant> resolved =
        moment(said, TicketRow.RESOLVED).filter(_ -> status.filter(TicketStatus::isOpen).isEmpty());
    resolved.ifPresent(
        when -> heard.add(Happening.of(when, new TicketEvent.StatusSet(TicketStatus.RESOLVED))));
    status
        .filter(now -> resolved.isEmpty() || now != TicketStatus.RESOLVED)
        .ifPresent(now ->
            heard.add(
                Happening.of(
                    resolved.filter(stamp::isBefore).orElse(stamp),
                    new TicketEvent.StatusSet(now))));
    return heard;
  }

  private static Optional<Instant> moment(Map<String, Optional<String>> said, String field) {
    return said.getOrDefault(field, Optional.empty()).map(Instant::parse);
  }
}
