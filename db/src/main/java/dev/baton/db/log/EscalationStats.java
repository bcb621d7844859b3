package dev.baton.db.log;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.EscalationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Figures over the escalations requested since a moment. */
public final class EscalationStats {
  private final Tx tx;

  private EscalationStats(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static EscalationStats in(Tx tx) {
    return new EscalationStats(tx);
  }

  /**
   * Figures of a group of escalations.
   *
   * @param group a tier, a person's Slack id, or empty for all
   * @param bounced how many were sent back
   * @param counted of those, how many count against the requester
   * @param medianToDecision empty while nothing was decided
   */
  public record Line(
      String group,
      int filed,
      int approved,
      int bounced,
      int counted,
      int pending,
      Optional<Duration> medianToDecision) {
    private Line ofAll() {
      return new Line("", filed, approved, bounced, counted, pending, medianToDecision);
    }

    /** Share of the decided that were sent back, 0 to 1; empty while nothing was decided. */
    public Optional<Double> bounceRate() {
      int decided = approved + bounced;
      return decided == 0 ? Optional.empty() : Optional.of((double) bounced / decided);
    }
  }

  /** Everything since then, as one line. */
  public Line total(Instant since) {
    return lines(ESCALATION.ORG_ID, since).stream()
        .findFirst()
        .map(Line::ofAll)
        .orElse(new Line("", 0, 0, 0, 0, 0, Optional.empty()));
  }

  /** A line per tier escalated to. */
  public List<Line> byTier(Instant since) {
    return lines(ESCALATION.TO_TIER, since);
  }

  /** A line per person who filed; for managers and that person only. */
  public List<Line> byRequester(Instant since) {
    return lines(ESCALATION.REQUESTER, since);
  }

  /** How often each bounce code was given, most frequent first. */
  public Map<String, Integer> bounceCodes(Instant since) {
    return tx.dsl()
        .select(ESCALATION.BOUNCE_CODE, count())
        .from(ESCALATION)
        .where(since(since), ESCALATION.BOUNCE_CODE.isNotNull())
        .groupBy(ESCALATION.BOUNCE_CODE)
        .orderBy(count().desc(), ESCALATION.BOUNCE_CODE)
        .fetchMap(ESCALATION.BOUNCE_CODE, count());
  }

  private List<Line> lines(Field<String> group, Instant since) {
    Field<Double> median =
        field(
            "percentile_cont(0.5) within group (order by extract(epoch from {0} - {1}))"
                + " filter (where {2} in ('approved', 'bounced') and {3})",
            SQLDataType.DOUBLE,
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
            median)
        .from(ESCALATION)
        .where(since(since))
        .groupBy(group)
        .orderBy(count().desc(), group)
        .fetch(row ->
            new Line(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                Optional.ofNullable(row.value7())
                    .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))));
  }

  private static List<String> countingCodes() {
    return Arrays.stream(BounceCode.values())
        .filter(BounceCode::countsAgainstRequester)
        .map(BounceCode::code)
        .toList();
  }

  /** What a lead moved unasked is no escalation; a bounce that was undone waits as the next one. */
  private Condition since(Instant since) {
    return ESCALATION
        .ORG_ID
        .eq(tx.orgId())
        .and(ESCALATION.REQUESTED_AT.ge(since))
        .and(Standing.wasAskedFor())
        .and(Standing.isNoUndoneBounce());
  }

  private static Field<Integer> inState(EscalationState state) {
    return count().filterWhere(ESCALATION.STATE.eq(state.code()));
  }
}
