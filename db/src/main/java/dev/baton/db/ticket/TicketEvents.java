package dev.baton.db.ticket;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.TICKET_EVENT;
import static org.jooq.impl.DSL.any;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.TicketEventRecord;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What happened to tickets, in the order it came to be known: only added. */
public final class TicketEvents {
  private final Tx tx;

  private TicketEvents(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static TicketEvents in(Tx tx) {
    return new TicketEvents(tx);
  }

  /** What is the same is told again. */
  private record Said(Instant at, String what, String value, Optional<UUID> account) {
    static Said of(TicketEventRecord row) {
      return new Said(
          row.getAt(), row.getWhat(), row.getValue(), Optional.ofNullable(row.getAccountId()));
    }
  }

  /** What happened to this ticket, as its clocks are folded from it. */
  public List<TicketEvent> of(String ticket) {
    return of(List.of(ticket)).getOrDefault(ticket, List.of());
  }

  /** The same of many; a ticket of which nothing is known is left out. */
  public Map<String, List<TicketEvent>> of(Collection<String> tickets) {
    return read(rows(tickets));
  }

  Map<String, List<TicketEventRecord>> rows(Collection<String> tickets) {
    return tx
        .dsl()
        .selectFrom(TICKET_EVENT)
        .where(
            TICKET_EVENT.ORG_ID.eq(tx.orgId()),
            TICKET_EVENT.TICKET_KEY.eq(any(tickets.toArray(String[]::new))))
        .orderBy(TICKET_EVENT.TICKET_KEY, TICKET_EVENT.NUMBER)
        .fetch()
        .stream()
        .collect(Collectors.groupingBy(TicketEventRecord::getTicketKey));
  }

  /**
   * Adds what was not told before; the tickets are held.
   *
   * @param known what is there already; what is added joins it
   * @return what was added, by ticket
   */
  Map<String, List<TicketEventRecord>> add(
      Map<String, List<Happening>> told, Map<String, List<TicketEventRecord>> known, Told by) {
    Map<String, List<TicketEventRecord>> added = new HashMap<>();
    told.forEach((ticket, happenings) -> {
      List<TicketEventRecord> rows = known.computeIfAbsent(ticket, _ -> new ArrayList<>());
      Set<Said> said = new HashSet<>();
      rows.forEach(row -> said.add(Said.of(row)));
      for (Happening happening : happenings) {
        TicketEventRecord row = row(ticket, rows.size() + 1, happening, by);
        if (said.add(Said.of(row))) {
          rows.add(row);
          added.computeIfAbsent(ticket, _ -> new ArrayList<>()).add(row);
        }
      }
    });
    tx.dsl().batchInsert(added.values().stream().flatMap(List::stream).toList()).execute();
    return added;
  }

  private TicketEventRecord row(String ticket, int number, Happening happening, Told by) {
    TicketEventRecord row = new TicketEventRecord();
    row.setOrgId(tx.orgId());
    row.setTicketKey(ticket);
    row.setNumber(number);
    row.setAt(happening.at().isAfter(by.at()) ? by.at() : happening.at());
    row.setRecordedAt(by.at());
    row.setWhat(EventCode.what(happening.what()));
    row.setValue(EventCode.value(happening.what()));
    row.setAccountId(happening.account().orElse(null));
    row.setWithOpening(happening.withOpening());
    row.setCausedBy(by.by());
    row.setSource(by.source());
    return row;
  }

  /** As the fold takes them; an account is meant by the name it has now. */
  Map<String, List<TicketEvent>> read(Map<String, List<TicketEventRecord>> rows) {
    Map<UUID, String> names = names(rows.values());
    Map<String, List<TicketEvent>> events = new HashMap<>();
    rows.forEach((ticket, each) -> events.put(ticket, read(each, names)));
    return events;
  }

  private Map<UUID, String> names(Collection<List<TicketEventRecord>> rows) {
    UUID[] accounts =
        rows.stream()
            .flatMap(List::stream)
            .map(TicketEventRecord::getAccountId)
            .filter(Objects::nonNull)
            .distinct()
            .toArray(UUID[]::new);
    return accounts.length == 0
        ? Map.of()
        : tx.dsl()
            .select(ACCOUNT.ACCOUNT_ID, ACCOUNT.NAME)
            .from(ACCOUNT)
            .where(ACCOUNT.ORG_ID.eq(tx.orgId()), ACCOUNT.ACCOUNT_ID.eq(any(accounts)))
            .fetchMap(ACCOUNT.ACCOUNT_ID, ACCOUNT.NAME);
  }

  private static List<TicketEvent> read(List<TicketEventRecord> rows, Map<UUID, String> names) {
    Set<TicketEventRecord> first = fromTheOpening(rows);
    return rows.stream()
        .map(row ->
            new TicketEvent(
                first.contains(row) ? Instant.EPOCH : row.getAt(),
                row.getRecordedAt(),
                what(row, names)))
        .toList();
  }

  /** What was said first of priority and account, when the opening was told with it. */
  private static Set<TicketEventRecord> fromTheOpening(List<TicketEventRecord> rows) {
    Set<TicketEventRecord> first = new HashSet<>();
    for (String what : List.of(EventCode.PRIORITY, EventCode.ACCOUNT)) {
      rows.stream()
          .filter(row -> row.getWhat().equals(what))
          .min(
              Comparator.comparing(TicketEventRecord::getAt)
                  .thenComparing(TicketEventRecord::getWithOpening, Comparator.reverseOrder())
                  .thenComparing(TicketEventRecord::getNumber))
          .filter(TicketEventRecord::getWithOpening)
          .ifPresent(first::add);
    }
    return first;
  }

  private static TicketEvent.What what(TicketEventRecord row, Map<UUID, String> names) {
    String value = row.getValue();
    return switch (row.getWhat()) {
      case EventCode.OPENED ->
          new TicketEvent.Opened(TicketEvent.Opener.valueOf(value.toUpperCase(Locale.ROOT)));
      case EventCode.CUSTOMER_WROTE -> new TicketEvent.CustomerWrote();
      case EventCode.TEAM_WROTE -> new TicketEvent.TeamWrote();
      case EventCode.STATUS -> new TicketEvent.StatusSet(TicketStatus.parse(value).orElseThrow());
      case EventCode.PRIORITY ->
          new TicketEvent.PrioritySet(
              Optional.of(value).filter(code -> !code.isEmpty()).map(Priority::valueOf));
      case EventCode.PRIORITY_CORRECTED ->
          new TicketEvent.PriorityCorrected(Priority.valueOf(value));
      case EventCode.ACCOUNT ->
          new TicketEvent.AccountSet(
              Optional.ofNullable(row.getAccountId()).map(names::get),
              Optional.of(value).filter(tier -> !tier.isEmpty()));
      case EventCode.MERGED -> new TicketEvent.Merged(value);
      case EventCode.EXEMPT -> new TicketEvent.Exempted("");
      case EventCode.EXEMPT_NO_MORE -> new TicketEvent.ExemptionLifted();
      default -> throw new IllegalStateException("No event of a ticket: " + row.getWhat());
    };
  }
}
