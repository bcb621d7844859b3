package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.TICKET;

import dev.baton.db.board.BoardTickets;
import dev.baton.db.matrix.Matrices;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Comparison;
import dev.baton.escalation.report.Filter;
import dev.baton.escalation.report.FilterField;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.ReportScope;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tickets as they stand now, the same that the board shows, the longest open first. */
final class OpenTicketReport {
  private static final List<ReportColumn> COLUMNS =
      List.of(
          ReportColumn.TICKET,
          ReportColumn.TITLE,
          ReportColumn.ACCOUNT,
          ReportColumn.ACCOUNT_TIER,
          ReportColumn.PRIORITY,
          ReportColumn.CATEGORY,
          ReportColumn.STATUS,
          ReportColumn.TIER,
          ReportColumn.OWNER,
          ReportColumn.OPENED_AT,
          ReportColumn.OPEN_FOR,
          ReportColumn.FIRST_RESPONSE,
          ReportColumn.DUE);

  private final Asked asked;
  private final List<Tier> entry;
  private final Map<String, Known> known;

  /** What the board does not show. */
  private record Known(Optional<String> category, Optional<Instant> firstResponse) {
    static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
  }

  OpenTicketReport(Asked asked) {
    this.asked = asked;
    this.entry = Matrices.in(asked.tx()).live().map(Matrix::entryTiers).orElse(List.of());
    this.known = new java.util.HashMap<>();
  }

  Report read() {
    List<BoardTicket> all = BoardTickets.in(asked.tx()).all(asked.now());
    learn(all);
    List<BoardTicket> fitting =
        all.stream()
            .filter(this::isSeen)
            .filter(this::fits)
            .sorted(
                Comparator.comparing(BoardTicket::opened).thenComparing(t -> t.key().identity()))
            .toList();
    long late = fitting.stream().filter(ticket -> ticket.isLate(asked.now())).count();
    List<Report.Figure> figures =
        List.of(
            figure(ReportColumn.TICKETS, fitting.size(), fitting.size()),
            figure(ReportColumn.LATE_OPEN, late, fitting.size()));
    boolean full =
        all.stream().filter(ticket -> ticket.status().isOpen()).count() >= BoardTickets.MOST_OPEN;
    return asked.report(
        figures,
        COLUMNS,
        fitting.stream().map(this::row).toList(),
        full ? EnumSet.of(Report.Note.MOST_OPEN) : Set.of());
  }

  private static Report.Figure figure(ReportColumn what, long count, long of) {
    return new Report.Figure(what, new Cell.Count(count), Optional.empty(), of);
  }

  private void learn(List<BoardTicket> tickets) {
    String[] keys = tickets.stream().map(ticket -> ticket.key().identity()).toArray(String[]::new);
    asked
        .tx()
        .dsl()
        .select(TICKET.TICKET_KEY, TICKET.CATEGORY, TICKET.FIRST_RESPONSE_AT)
        .from(TICKET)
        .where(
            TICKET.ORG_ID.eq(asked.tx().orgId()), TICKET.TICKET_KEY.eq(org.jooq.impl.DSL.any(keys)))
        .forEach(row ->
            known.put(
                row.value1(),
                new Known(Optional.ofNullable(row.value2()), Optional.ofNullable(row.value3()))));
  }

  private Known known(BoardTicket ticket) {
    return known.getOrDefault(ticket.key().identity(), Known.NOTHING);
  }

  private boolean isSeen(BoardTicket ticket) {
    return switch (asked.scope()) {
      case ReportScope.Everything _ -> true;
      case ReportScope.Tiers(var tiers, _) -> tiers.contains(ticket.tier().name());
      case ReportScope.Own(var reader) -> ticket.isOwnedBy(reader);
    };
  }

  private boolean fits(BoardTicket ticket) {
    boolean anyStatus = asked.question().filter(FilterField.STATUS).isPresent();
    return (anyStatus || ticket.status().isOpen())
        && asked.question().filters().stream().allMatch(filter -> fits(ticket, filter));
  }

  private boolean fits(BoardTicket ticket, Filter filter) {
    return switch (filter.field()) {
      case TIER -> isAny(filter, Optional.of(ticket.tier().name()));
      case ACCOUNT -> isAny(filter, ticket.customer());
      case ACCOUNT_TIER -> isAny(filter, ticket.accountTier());
      case PRIORITY -> isAny(filter, ticket.priority().map(Enum::name));
      case CATEGORY -> isAny(filter, known(ticket).category());
      case STATUS -> isAny(filter, Optional.of(status(ticket).replace('_', '-')));
      case OWNER -> isAny(filter, ticket.owner());
      case FIRST_RESPONSE ->
          known(ticket).firstResponse().isEmpty() == (filter.op() == Comparison.IS);
      case OPEN_FOR -> filter.op().holds(openFor(ticket).toSeconds(), filter.amount());
      default -> throw new IllegalArgumentException("Open tickets have no " + filter.field());
    };
  }

  private static boolean isAny(Filter filter, Optional<String> value) {
    boolean is =
        value
            .filter(known -> filter.values().stream().anyMatch(known::equalsIgnoreCase))
            .isPresent();
    return is == (filter.op() == Comparison.IS);
  }

  private String status(BoardTicket ticket) {
    return ticket.column(entry).code();
  }

  private Duration openFor(BoardTicket ticket) {
    Duration open = Duration.between(ticket.opened(), asked.now());
    return open.isNegative() ? Duration.ZERO : open;
  }

  private List<Cell> row(BoardTicket ticket) {
    Known more = known(ticket);
    return List.of(
        new Cell.Ticket(ticket.key()),
        new Cell.Text(ticket.title()),
        new Cell.Text(ticket.customer()),
        new Cell.Text(ticket.accountTier()),
        new Cell.Text(ticket.priority().map(Enum::name)),
        new Cell.Text(more.category()),
        new Cell.Code(Cell.Code.Kind.STATUS, Optional.of(status(ticket))),
        new Cell.Text(Optional.of(ticket.tier().name())),
        new Cell.Person(ticket.owner()),
        new Cell.Moment(Optional.of(ticket.opened())),
        new Cell.Time(Optional.of(openFor(ticket))),
        new Cell.Moment(more.firstResponse()),
        new Cell.Moment(ticket.due()));
  }
}
