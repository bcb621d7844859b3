package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.baton.db.Tx;
import dev.baton.db.log.Standing;
import dev.baton.escalation.decide.AcceptanceKind;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.report.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Counts requests, one range of time after the other: grouping by months lets the database misjudge
 * how many there are and sort everything on disk. It reads index {@code escalation_figures} alone.
 */
final class RequestCounts {
  private static final Field<Integer> PLACE = field(DSL.name("part", "place"), Integer.class);
  private static final Field<Instant> BEGINS =
      field(DSL.name("part", "begins"), ESCALATION.REQUESTED_AT.getDataType());
  private static final Field<Instant> ENDS =
      field(DSL.name("part", "ends"), ESCALATION.REQUESTED_AT.getDataType());
  private static final Field<Double> HALF =
      field("extract(epoch from counted.took[1])::float8", Double.class).as("half");
  private static final Field<Double> NINE_TENTHS =
      field("extract(epoch from counted.took[2])::float8", Double.class).as("nine_tenths");

  private final Tx tx;
  private final Condition which;
  private final boolean timed;

  /**
   * @param which beside the time, which requests
   * @param timed whether how long decisions took is wanted, which doubles the work
   */
  RequestCounts(Tx tx, Condition which, boolean timed) {
    this.tx = tx;
    this.which = which;
    this.timed = timed;
  }

  /**
   * What was counted of one group in one range.
   *
   * @param place of the range, from 0
   * @param group empty for what has no value, and where nothing is grouped
   * @param ended withdrawn or closed, undecided
   * @param inTime decided no later than they were to be
   */
  record Counts(
      int place,
      Optional<String> group,
      long filed,
      long approved,
      long bounced,
      long countedBounces,
      long pending,
      long ended,
      long inTime,
      Optional<Duration> half,
      Optional<Duration> nineTenths) {
    static final Counts NOTHING =
        new Counts(0, Optional.empty(), 0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());

    long decided() {
      return approved + bounced;
    }

    /** Of both; how long decisions took is not known of them. */
    Counts plus(Counts other) {
      return new Counts(
          place,
          Optional.empty(),
          filed + other.filed,
          approved + other.approved,
          bounced + other.bounced,
          countedBounces + other.countedBounces,
          pending + other.pending,
          ended + other.ended,
          inTime + other.inTime,
          Optional.empty(),
          Optional.empty());
    }
  }

  /** One for each range, also where there was nothing. */
  List<Counts> of(List<Period> ranges) {
    Field<String> none = DSL.inline((String) null, SQLDataType.VARCHAR);
    return of(ranges, none, none, false);
  }

  /**
   * One for each range and group that has something, the fullest group of a range first.
   *
   * @param shown what the group is called
   */
  List<Counts> of(List<Period> ranges, Field<String> group, Field<String> shown) {
    return of(ranges, group, shown, true);
  }

  private List<Counts> of(
      List<Period> ranges, Field<String> group, Field<String> shown, boolean grouped) {
    var query =
        select(columns(shown))
            .from(ESCALATION)
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.REQUESTED_AT.ge(BEGINS),
                ESCALATION.REQUESTED_AT.lt(ENDS),
                counts(tx),
                which);
    Table<?> counted = (grouped ? query.groupBy(group) : query).asTable("counted");
    return tx.dsl()
        .select(PLACE)
        .select(
            Arrays.stream(counted.fields())
                .filter(field -> !field.getName().equals("took"))
                .toList())
        .select(HALF, NINE_TENTHS)
        .from(parts(ranges), lateral(counted))
        .orderBy(PLACE, counted.field("filed").desc(), counted.field("grp"))
        .fetch(this::read);
  }

  private static Table<?> parts(List<Period> ranges) {
    String[] begins = ranges.stream().map(range -> range.from().toString()).toArray(String[]::new);
    String[] ends = ranges.stream().map(range -> range.until().toString()).toArray(String[]::new);
    return DSL.table(
            "unnest({0}::timestamptz[], {1}::timestamptz[]) with ordinality",
            val(begins), val(ends))
        .as("part", "begins", "ends", "place");
  }

  private List<Field<?>> columns(Field<String> shown) {
    Condition decided =
        ESCALATION.STATE.eq(EscalationState.BOUNCED.code()).or(isStandingApproval(tx));
    List<Field<?>> columns = new ArrayList<>();
    columns.add(shown.as("grp"));
    columns.add(count().as("filed"));
    columns.add(count().filterWhere(isStandingApproval(tx)).as("approved"));
    columns.add(in(EscalationState.BOUNCED).as("bounced"));
    columns.add(count().filterWhere(ESCALATION.BOUNCE_CODE.in(countingCodes())).as("counting"));
    columns.add(in(EscalationState.PENDING).as("pending"));
    columns.add(
        count()
            .filterWhere(
                ESCALATION.STATE.in(
                    EscalationState.WITHDRAWN.code(), EscalationState.CLOSED.code()))
            .as("ended"));
    columns.add(
        count()
            .filterWhere(and(decided, ESCALATION.DECIDED_AT.le(ESCALATION.DECIDE_BY)))
            .as("in_time"));
    columns.add((timed ? shares(decided) : field("null::interval[]")).as("took"));
    return columns;
  }

  private static Field<Integer> in(EscalationState state) {
    return count().filterWhere(ESCALATION.STATE.eq(state.code()));
  }

  /** As one of the decisions really took. */
  private static Field<Object> shares(Condition decided) {
    return field(
        "percentile_disc(array[0.5, 0.9]) within group (order by {0} - {1}) filter (where {2})",
        ESCALATION.DECIDED_AT, ESCALATION.REQUESTED_AT, decided);
  }

  private Counts read(Record row) {
    return new Counts(
        row.get(PLACE) - 1,
        Optional.ofNullable(row.get("grp", String.class)),
        row.get("filed", Long.class),
        row.get("approved", Long.class),
        row.get("bounced", Long.class),
        row.get("counting", Long.class),
        row.get("pending", Long.class),
        row.get("ended", Long.class),
        row.get("in_time", Long.class),
        Optional.ofNullable(row.get(HALF)).map(RequestCounts::seconds),
        Optional.ofNullable(row.get(NINE_TENTHS)).map(RequestCounts::seconds));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static List<String> countingCodes() {
    return Arrays.stream(BounceCode.values())
        .filter(BounceCode::countsAgainstRequester)
        .map(BounceCode::code)
        .toList();
  }

  /** Somebody asked for it, and its bounce was not taken back: then it waits as the next number. */
  static Condition counts(Tx tx) {
    var undone = ESCALATION.as("undone");
    return Standing.wasAskedFor()
        .and(
            not(
                ESCALATION
                    .STATE
                    .eq(EscalationState.BOUNCED.code())
                    .and(
                        row(ESCALATION.TICKET_KEY, ESCALATION.SEQ)
                            .in(
                                select(undone.TICKET_KEY, undone.TAKES_BACK)
                                    .from(undone)
                                    .where(
                                        undone.ORG_ID.eq(tx.orgId()),
                                        undone.TAKES_BACK.isNotNull())))));
  }

  /** Approved, and not taken back. */
  static Condition isStandingApproval(Tx tx) {
    return ESCALATION
        .STATE
        .eq(EscalationState.APPROVED.code())
        .and(
            not(
                row(ESCALATION.TICKET_KEY, ESCALATION.SEQ)
                    .in(
                        select(ACCEPTANCE.TICKET_KEY, ACCEPTANCE.SEQ)
                            .from(ACCEPTANCE)
                            .where(
                                ACCEPTANCE.ORG_ID.eq(tx.orgId()),
                                ACCEPTANCE.KIND.eq(AcceptanceKind.TAKEN_BACK.code())))));
  }
}
