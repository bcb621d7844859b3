package dev.baton.db.log;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.count;

import dev.baton.db.Tx;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.log.DigestFigures;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.report.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record3;
import org.jooq.impl.DSL;

/** What managers are told each day. */
public final class Digests {
  private static final int MOST_NAMED = 5;

  private final Tx tx;

  private Digests(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Digests in(Tx tx) {
    return new Digests(tx);
  }

  /** The last one queued for anybody; empty before the first. */
  public Optional<Notice.Digest> last() {
    return last("digest").map(Notice.Digest.class::cast);
  }

  /** The week that managers were told of last; empty before the first. */
  public Optional<Period> lastWeek() {
    return last("week").map(Notice.Week.class::cast).map(Notice.Week::week);
  }

  private Optional<Notice> last(String kind) {
    return tx.dsl()
        .selectFrom(DELIVERY)
        .where(DELIVERY.ORG_ID.eq(tx.orgId()), DELIVERY.KIND.eq(kind))
        .orderBy(DELIVERY.CREATED_AT.desc(), DELIVERY.DELIVERY_ID.desc())
        .limit(1)
        .fetchOptional(Deliveries::noticeOf);
  }

  /** The figures of the time after {@code from} up to {@code until}. */
  public DigestFigures figures(Instant from, Instant until) {
    Condition mine = ESCALATION.ORG_ID.eq(tx.orgId());
    Condition pending = ESCALATION.STATE.eq(EscalationState.PENDING.code());
    Condition late = pending.and(ESCALATION.DECIDE_BY.le(until));
    Condition now = ESCALATION.DECIDED_AT.gt(from).and(ESCALATION.DECIDED_AT.le(until));
    Condition stands =
        Standing.wasAskedFor().and(Standing.isNoUndoneApproval()).and(Standing.isNoUndoneBounce());
    // Two questions, each of an index: as one it would read every request of the workspace.
    Record3<Integer, Integer, Integer> waiting =
        tx.dsl()
            .select(
                count(),
                count().filterWhere(late),
                count().filterWhere(late.and(ESCALATION.DECIDE_BY.gt(from))))
            .from(ESCALATION)
            .where(mine, pending)
            .fetchSingle();
    return tx.dsl()
        .select(
            count().filterWhere(ESCALATION.STATE.eq(EscalationState.APPROVED.code()).and(stands)),
            count().filterWhere(ESCALATION.STATE.eq(EscalationState.BOUNCED.code()).and(stands)),
            count().filterWhere(ESCALATION.STATE.eq(EscalationState.WITHDRAWN.code())))
        .from(ESCALATION)
        .where(mine, now)
        .fetchSingle(decided ->
            new DigestFigures(
                waiting.value1(),
                waiting.value2(),
                waiting.value2() == 0 ? List.of() : latest(late),
                decided.value1(),
                decided.value2(),
                decided.value3(),
                undeliverable(from, until),
                waiting.value3() > 0));
  }

  private List<String> latest(Condition late) {
    return tx.dsl()
        .select(TICKET.SHOWN_KEY, ESCALATION.SEQ)
        .from(ESCALATION)
        .join(TICKET)
        .on(TICKET.ORG_ID.eq(ESCALATION.ORG_ID), TICKET.TICKET_KEY.eq(ESCALATION.TICKET_KEY))
        .where(ESCALATION.ORG_ID.eq(tx.orgId()), late)
        .orderBy(ESCALATION.DECIDE_BY, ESCALATION.TICKET_KEY)
        .limit(MOST_NAMED)
        .fetch(row -> row.value1() + " #" + row.value2());
  }

  private int undeliverable(Instant from, Instant until) {
    return tx.dsl()
        .fetchCount(
            DELIVERY,
            DSL.and(
                DELIVERY.ORG_ID.eq(tx.orgId()),
                DELIVERY.STATE.in("failed", "undeliverable"),
                DELIVERY.CREATED_AT.gt(from),
                DELIVERY.CREATED_AT.le(until)));
  }
}
