package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;

import dev.baton.db.account.Accounts;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.Health;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Comparison;
import dev.baton.escalation.report.Filter;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.Threshold;
import dev.baton.matrix.Email;
import dev.baton.matrix.Names;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;

/** Customers with their tickets that were escalated, and how they stand today. */
final class AccountReport {
  private static final List<ReportColumn> COLUMNS =
      List.of(
          ReportColumn.ACCOUNT,
          ReportColumn.ACCOUNT_TIER,
          ReportColumn.TICKETS,
          ReportColumn.ESCALATIONS,
          ReportColumn.HEALTH,
          ReportColumn.RENEWAL,
          ReportColumn.VALUE,
          ReportColumn.OWNER);
  private static final int MOST_GROUPS = 50_000;

  private final Asked asked;
  private final List<Filter> ofContract;

  AccountReport(Asked asked) {
    this.asked = asked;
    this.ofContract =
        asked.question().filters().stream()
            .filter(filter -> filter.field().isOfContract())
            .toList();
  }

  private record Line(String name, long tickets, long escalations, Optional<Account> account) {}

  Report read() {
    List<Line> lines = lines(asked.period());
    List<Report.Figure> figures =
        List.of(
            new Report.Figure(
                ReportColumn.ACCOUNT,
                new Cell.Count(lines.size()),
                ofContract.isEmpty()
                    ? Optional.of(new Cell.Count(lines(asked.before().in(asked.zone())).size()))
                    // How an account stood then is not kept.
                    : Optional.empty(),
                lines.size()));
    Set<Report.Note> notes =
        asked.scope().showsContracts() ? Set.of() : Set.of(Report.Note.CONTRACTS_HIDDEN);
    return asked.report(figures, COLUMNS, lines.stream().map(this::row).toList(), notes);
  }

  private List<Cell> row(Line line) {
    Cell hidden = new Cell.Hidden();
    boolean open = asked.scope().showsContracts();
    Optional<Account> account = line.account();
    return List.of(
        new Cell.Text(Optional.of(line.name())),
        new Cell.Text(account.flatMap(Account::tier)),
        new Cell.Count(line.tickets()),
        new Cell.Count(line.escalations()),
        open
            ? new Cell.Code(
                Cell.Code.Kind.HEALTH, account.flatMap(Account::health).map(Health::code))
            : hidden,
        open ? new Cell.Day(account.flatMap(Account::renewal)) : hidden,
        open ? new Cell.Money(account.flatMap(Account::value)) : hidden,
        new Cell.Text(account.flatMap(Account::owner).map(Email::address)));
  }

  private List<Line> lines(Period period) {
    Map<String, Line> byKey = new HashMap<>();
    grouped(period).forEach(line -> byKey.merge(Names.key(line.name()), line, AccountReport::both));
    Map<String, Account> accounts = accounts(byKey);
    // Whoever asks for renewals wants the account that was silent too.
    if (!ofContract.isEmpty()) {
      accounts.forEach((key, account) ->
          byKey.putIfAbsent(key, new Line(account.name(), 0, 0, Optional.of(account))));
    }
    return byKey.entrySet().stream()
        .map(entry -> withAccount(entry.getValue(), accounts.get(entry.getKey())))
        .filter(this::isWanted)
        .sorted(
            Comparator.comparingLong(Line::tickets)
                .thenComparingLong(Line::escalations)
                .reversed()
                .thenComparing(Line::name))
        .toList();
  }

  private static Line both(Line one, Line other) {
    return new Line(
        one.name(),
        one.tickets() + other.tickets(),
        one.escalations() + other.escalations(),
        Optional.empty());
  }

  private static Line withAccount(Line line, @org.jspecify.annotations.Nullable Account account) {
    return account == null
        ? line
        : new Line(account.name(), line.tickets(), line.escalations(), Optional.of(account));
  }

  private List<Line> grouped(Period period) {
    return asked
        .tx()
        .dsl()
        .select(min(ESCALATION.CUSTOMER), countDistinct(ESCALATION.TICKET_KEY), count())
        .from(ESCALATION)
        .where(RequestFilter.counted(asked, period), ESCALATION.CUSTOMER.isNotNull())
        .groupBy(lower(ESCALATION.CUSTOMER))
        .having(enough())
        .limit(MOST_GROUPS)
        .fetch(row -> new Line(row.value1(), row.value2(), row.value3(), Optional.empty()));
  }

  private Condition enough() {
    Optional<Threshold> least = asked.question().threshold();
    if (least.isEmpty()) {
      return noCondition();
    }
    var counted =
        least.get().of() == Threshold.Of.TICKETS ? countDistinct(ESCALATION.TICKET_KEY) : count();
    int bound = (int) Math.min(Integer.MAX_VALUE, least.get().count());
    return switch (least.get().op()) {
      case OVER -> counted.gt(bound);
      case AT_LEAST -> counted.ge(bound);
      case UNDER -> counted.lt(bound);
      case AT_MOST -> counted.le(bound);
      case IS, NOT -> throw new IllegalArgumentException("No threshold is " + least);
    };
  }

  /** Those that have requests; with conditions on contracts, all that fulfil them. */
  private Map<String, Account> accounts(Map<String, Line> byKey) {
    Map<String, Account> accounts = new HashMap<>();
    List<Account> read =
        ofContract.isEmpty()
            ? Accounts.in(asked.tx()).ofKeys(byKey.keySet())
            : Accounts.in(asked.tx()).all(MOST_GROUPS);
    read.stream()
        .filter(this::fits)
        .forEach(account -> accounts.put(Names.key(account.name()), account));
    return accounts;
  }

  private boolean isWanted(Line line) {
    boolean counted =
        asked
            .question()
            .threshold()
            .filter(least ->
                !least
                    .op()
                    .holds(
                        least.of() == Threshold.Of.TICKETS ? line.tickets() : line.escalations(),
                        least.count()))
            .isEmpty();
    return counted && (ofContract.isEmpty() || line.account().isPresent());
  }

  private boolean fits(Account account) {
    return asked.question().filters().stream().allMatch(filter -> fits(account, filter));
  }

  private boolean fits(Account account, Filter filter) {
    return switch (filter.field()) {
      case HEALTH ->
          account
                  .health()
                  .map(Health::code)
                  .filter(code -> filter.values().contains(code.toLowerCase(Locale.ROOT)))
                  .isPresent()
              == (filter.op() == Comparison.IS);
      case RENEWAL -> account.renewal().filter(day -> renews(day, filter)).isPresent();
      case VALUE ->
          account
              .value()
              .filter(value -> filter.op().holds(value.amount().longValue(), filter.amount()))
              .isPresent();
      // What requests know of their account is asked of them.
      case ACCOUNT_TIER -> ofContract.isEmpty() || is(filter, account.tier());
      case ACCOUNT -> ofContract.isEmpty() || is(filter, Optional.of(account.name()));
      default -> true;
    };
  }

  private static boolean is(Filter filter, Optional<String> value) {
    boolean is =
        value
            .filter(known -> filter.values().stream().anyMatch(known::equalsIgnoreCase))
            .isPresent();
    return is == (filter.op() == Comparison.IS);
  }

  /** A contract that has ended already is not within any number of days. */
  private boolean renews(LocalDate day, Filter filter) {
    long days = ChronoUnit.DAYS.between(asked.today(), day);
    return days >= 0 && filter.op().holds(days, filter.amount());
  }
}
