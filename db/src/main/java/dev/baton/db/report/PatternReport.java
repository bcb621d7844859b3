package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.min;

import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;

/** What was asked again and again for the same customer in the same category. */
final class PatternReport {
  /** Once is no pattern. */
  private static final int FEWEST = 2;

  private static final int MOST_READ = 100_000;
  private static final List<ReportColumn> COLUMNS =
      List.of(
          ReportColumn.CATEGORY,
          ReportColumn.ACCOUNT,
          ReportColumn.ESCALATIONS,
          ReportColumn.BEFORE,
          ReportColumn.CHANGE,
          ReportColumn.BOUNCES,
          ReportColumn.CAUSE);

  private final Asked asked;

  PatternReport(Asked asked) {
    this.asked = asked;
  }

  /**
   * @param customer in no case of letters
   */
  private record Key(Optional<String> category, String customer) {}

  /**
   * @param customer one of the spellings
   */
  private record Counts(String customer, long filed, long bounced, Optional<String> cause) {}

  Report read() {
    Map<Key, Counts> now = counts(asked.period());
    Map<Key, Counts> before = counts(asked.before().in(asked.zone()));
    List<List<Cell>> rows = new ArrayList<>();
    now.entrySet().stream()
        .filter(entry -> entry.getValue().filed() >= FEWEST)
        .sorted(
            Comparator.comparingLong((Map.Entry<Key, Counts> entry) -> entry.getValue().filed())
                .reversed()
                .thenComparing(entry -> entry.getKey().toString()))
        .forEach(entry -> rows.add(row(entry.getKey(), entry.getValue(), before)));
    long then = before.values().stream().filter(counts -> counts.filed() >= FEWEST).count();
    Report.Figure patterns =
        new Report.Figure(
            ReportColumn.GROUP,
            new Cell.Count(rows.size()),
            Optional.of(new Cell.Count(then)),
            now.values().stream().mapToLong(Counts::filed).sum());
    return asked.report(List.of(patterns), COLUMNS, rows, Set.of());
  }

  private static List<Cell> row(Key key, Counts counts, Map<Key, Counts> before) {
    long then = Optional.ofNullable(before.get(key)).map(Counts::filed).orElse(0L);
    return List.of(
        new Cell.Text(key.category()),
        new Cell.Text(Optional.of(counts.customer())),
        new Cell.Count(counts.filed()),
        new Cell.Count(then),
        new Cell.Change(counts.filed() - then),
        new Cell.Count(counts.bounced()),
        new Cell.Code(Cell.Code.Kind.BOUNCE, counts.cause()));
  }

  private Map<Key, Counts> counts(Period period) {
    Field<String> cause =
        field(
            "mode() within group (order by {0}) filter (where {0} is not null)",
            String.class, ESCALATION.BOUNCE_CODE);
    Map<Key, Counts> counts = new HashMap<>();
    asked
        .tx()
        .dsl()
        .select(
            ESCALATION.CATEGORY,
            lower(ESCALATION.CUSTOMER),
            min(ESCALATION.CUSTOMER),
            count(),
            count().filterWhere(ESCALATION.STATE.eq(EscalationState.BOUNCED.code())),
            cause)
        .from(ESCALATION)
        .where(RequestFilter.counted(asked, period), ESCALATION.CUSTOMER.isNotNull())
        .groupBy(ESCALATION.CATEGORY, lower(ESCALATION.CUSTOMER))
        .orderBy(count().desc())
        .limit(MOST_READ)
        .forEach(row ->
            counts.put(
                new Key(Optional.ofNullable(row.value1()), row.value2()),
                new Counts(
                    row.value3(), row.value4(), row.value5(), Optional.ofNullable(row.value6()))));
    return counts;
  }
}
