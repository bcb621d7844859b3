package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;

import dev.baton.db.Tx;
import dev.baton.db.log.Standing;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.report.Figures;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.PingPong;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Figures over the escalations filed in a period. */
public final class EscalationFigures {
  private final Tx tx;
  private final Period period;

  private EscalationFigures(Tx tx, Period period) {
    this.tx = tx;
    this.period = period;
  }

  /** Those of this transaction's workspace. */
  public static EscalationFigures in(Tx tx, Period period) {
    return new EscalationFigures(tx, period);
  }

  /** All as one. */
  public Figures total() {
    return lines(ESCALATION.ORG_ID, DSL.noCondition()).stream()
        .findFirst()
        .map(all -> all.of(""))
        .orElseGet(() -> Figures.none(""));
  }

  /** One per tier escalated to. */
  public List<Figures> byTier() {
    return lines(ESCALATION.TO_TIER, DSL.noCondition());
  }

  /** One per person who filed; for managers. */
  public List<Figures> byRequester() {
    return lines(ESCALATION.REQUESTER, DSL.noCondition());
  }

  /** Those that one person filed; for that person and managers. */
  public Figures of(String requester) {
    return lines(ESCALATION.REQUESTER, ESCALATION.REQUESTER.eq(requester)).stream()
        .findFirst()
        .orElseGet(() -> Figures.none(requester));
  }

  /** How often each bounce code was given, most frequent first. */
  public Map<String, Integer> bounceCodes() {
    return tx.dsl()
        .select(ESCALATION.BOUNCE_CODE, count())
        .from(ESCALATION)
        .where(filed(), ESCALATION.BOUNCE_CODE.isNotNull())
        .groupBy(ESCALATION.BOUNCE_CODE)
        .orderBy(count().desc(), ESCALATION.BOUNCE_CODE)
        .fetchMap(ESCALATION.BOUNCE_CODE, count());
  }

  /** Tickets that went to and fro. */
  public PingPong pingPong() {
    return new ToAndFro(tx, filed()).read();
  }

  /** How many tickets leads moved within their tier, which no other figure counts. */
  public int movedWithinTier() {
    return tx.dsl()
        .fetchCount(
            ESCALATION,
            ESCALATION.ORG_ID.eq(tx.orgId()),
            ESCALATION.REQUESTED_AT.ge(period.from()),
            ESCALATION.REQUESTED_AT.lt(period.until()),
            ESCALATION.KIND.eq(EscalationKind.REASSIGN.code()));
  }

  /** Whether something was filed or decided in it. */
  public boolean anythingHappened() {
    Condition decided =
        ESCALATION
            .ORG_ID
            .eq(tx.orgId())
            .and(ESCALATION.DECIDED_AT.ge(period.from()))
            .and(ESCALATION.DECIDED_AT.lt(period.until()));
    return tx.dsl().fetchExists(ESCALATION, filed()) || tx.dsl().fetchExists(ESCALATION, decided);
  }

  private List<Figures> lines(Field<String> group, Condition which) {
    Field<Double[]> shares =
        field(
            "percentile_disc(array[0.5, 0.9]) within group (order by extract(epoch from {0} -"
                + " {1})::float8) filter (where {2} in ('approved', 'bounced') and {3})",
            SQLDataType.DOUBLE.array(),
            ESCALATION.DECIDED_AT,
            ESCALATION.REQUESTED_AT,
            ESCALATION.STATE,
            Standing.isNoUndoneApproval());
    return tx.dsl()
        .select(
            group,
            count(),
            count()
                .filterWhere(
                    ESCALATION
                        .STATE
                        .eq(EscalationState.APPROVED.code())
                        .and(Standing.isNoUndoneApproval())),
            inState(EscalationState.BOUNCED),
            count().filterWhere(ESCALATION.BOUNCE_CODE.in(countingCodes())),
            inState(EscalationState.PENDING),
            shares)
        .from(ESCALATION)
        .where(filed(), which)
        .groupBy(group)
        .orderBy(count().desc(), group)
        .fetch(row ->
            new Figures(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                seconds(row.value7(), 0),
                seconds(row.value7(), 1)));
  }

  private static Optional<Duration> seconds(Double @Nullable [] shares, int index) {
    return Optional.ofNullable(shares)
        .map(both -> both[index])
        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private static List<String> countingCodes() {
    return Arrays.stream(BounceCode.values())
        .filter(BounceCode::countsAgainstRequester)
        .map(BounceCode::code)
        .toList();
  }

  private Condition filed() {
    return ESCALATION
        .ORG_ID
        .eq(tx.orgId())
        .and(ESCALATION.REQUESTED_AT.ge(period.from()))
        .and(ESCALATION.REQUESTED_AT.lt(period.until()))
        .and(Standing.wasAskedFor())
        .and(Standing.isNoUndoneBounce());
  }

  private static Field<Integer> inState(EscalationState state) {
    return count().filterWhere(ESCALATION.STATE.eq(state.code()));
  }
}
