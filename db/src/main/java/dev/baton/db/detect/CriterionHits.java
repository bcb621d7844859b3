package dev.baton.db.detect;

import static dev.baton.db.tables.baton.Tables.CRITERION_HIT;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.CriterionHitRecord;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;

/** What criteria found, each once. */
public final class CriterionHits {
  private static final List<String> REQUESTED =
      Stream.of(HitOutcome.FOUND, HitOutcome.FILED, HitOutcome.STEP).map(HitOutcome::code).toList();

  private static final int MOST_NAMED = 10;
  private static final int LATEST_NAMED = 3;

  private final Tx tx;

  private CriterionHits(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static CriterionHits in(Tx tx) {
    return new CriterionHits(tx);
  }

  /** All of these tickets. */
  public List<CriterionHit> of(Collection<String> tickets) {
    return where(CRITERION_HIT.TICKET_KEY.in(tickets), Integer.MAX_VALUE);
  }

  /** The newest with that outcome. */
  public List<CriterionHit> with(HitOutcome outcome, int most) {
    return where(CRITERION_HIT.OUTCOME.eq(outcome.code()), most);
  }

  /**
   * What one criterion found until now.
   *
   * @param filed for how many tickets it filed, or told somebody
   * @param watched for how many it would have filed
   * @param latest the latest of those by their key, a few
   */
  public record FoundSoFar(int filed, int watched, List<String> latest) {
    /** Nothing yet. */
    public static final FoundSoFar NOTHING = new FoundSoFar(0, 0, List.of());

    public FoundSoFar {
      latest = List.copyOf(latest);
    }
  }

  /** By the criterion's id; those that found nothing are not there. */
  public Map<UUID, FoundSoFar> soFar() {
    Condition watched = CRITERION_HIT.OUTCOME.eq(HitOutcome.WATCHED.code());
    Condition filed =
        CRITERION_HIT.OUTCOME.notIn(HitOutcome.WATCHED.code(), HitOutcome.BACKLOG.code());
    Map<UUID, FoundSoFar> found = new HashMap<>();
    tx.dsl()
        .select(
            CRITERION_HIT.CRITERION_ID, count().filterWhere(filed), count().filterWhere(watched))
        .from(CRITERION_HIT)
        .where(CRITERION_HIT.ORG_ID.eq(tx.orgId()))
        .groupBy(CRITERION_HIT.CRITERION_ID)
        .forEach(row ->
            found.put(
                row.value1(),
                new FoundSoFar(
                    row.value2(),
                    row.value3(),
                    row.value3() == 0 ? List.of() : latest(row.value1()))));
    return found;
  }

  private List<String> latest(UUID criterion) {
    return tx.dsl()
        .select(TICKET.SHOWN_KEY)
        .from(CRITERION_HIT)
        .join(TICKET)
        .on(TICKET.ORG_ID.eq(CRITERION_HIT.ORG_ID), TICKET.TICKET_KEY.eq(CRITERION_HIT.TICKET_KEY))
        .where(
            CRITERION_HIT.ORG_ID.eq(tx.orgId()),
            CRITERION_HIT.CRITERION_ID.eq(criterion),
            CRITERION_HIT.OUTCOME.eq(HitOutcome.WATCHED.code()))
        .orderBy(CRITERION_HIT.FOUND_AT.desc(), TICKET.SHOWN_KEY)
        .limit(LATEST_NAMED)
        .fetch(TICKET.SHOWN_KEY);
  }

  /**
   * For how many tickets requests are held.
   *
   * @param urgent how many of them are of a P1, lost data or an outage
   * @param first the most urgent of them by their key, a few
   */
  public record Held(int tickets, int urgent, List<String> first) {
    public Held {
      first = List.copyOf(first);
    }
  }

  /** What was held until then and still is. */
  public Held heldUntil(Instant at) {
    var urgent = countDistinct(CRITERION_HIT.TICKET_KEY).filterWhere(CRITERION_HIT.URGENT);
    var counted =
        tx.dsl()
            .select(countDistinct(CRITERION_HIT.TICKET_KEY), urgent)
            .from(CRITERION_HIT)
            .where(isHeld(at))
            .fetchSingle();
    List<String> first =
        tx.dsl()
            .select(TICKET.SHOWN_KEY)
            .from(CRITERION_HIT)
            .join(TICKET)
            .on(
                TICKET.ORG_ID.eq(CRITERION_HIT.ORG_ID),
                TICKET.TICKET_KEY.eq(CRITERION_HIT.TICKET_KEY))
            .where(isHeld(at))
            .groupBy(TICKET.SHOWN_KEY)
            .orderBy(boolOr(CRITERION_HIT.URGENT).desc(), min(CRITERION_HIT.DUE_AT))
            .limit(MOST_NAMED)
            .fetch(TICKET.SHOWN_KEY);
    return new Held(counted.value1(), counted.value2(), first);
  }

  private Condition isHeld(Instant until) {
    return CRITERION_HIT
        .ORG_ID
        .eq(tx.orgId())
        .and(CRITERION_HIT.OUTCOME.eq(HitOutcome.HELD.code()))
        .and(CRITERION_HIT.FOUND_AT.le(until));
  }

  /** Some of what was held until then and still is, the urgent first. */
  public List<CriterionHit> held(Instant until, boolean urgentOnly, int most) {
    return tx.dsl()
        .selectFrom(CRITERION_HIT)
        .where(isHeld(until), urgentOnly ? CRITERION_HIT.URGENT.isTrue() : noCondition())
        .orderBy(CRITERION_HIT.URGENT.desc(), CRITERION_HIT.DUE_AT, CRITERION_HIT.TICKET_KEY)
        .limit(most)
        .fetch(CriterionHits::read);
  }

  private List<CriterionHit> where(Condition condition, int most) {
    return tx.dsl()
        .selectFrom(CRITERION_HIT)
        .where(CRITERION_HIT.ORG_ID.eq(tx.orgId()), condition)
        .orderBy(CRITERION_HIT.FOUND_AT.desc(), CRITERION_HIT.TICKET_KEY, CRITERION_HIT.NUMBER)
        .limit(most)
        .fetch(CriterionHits::read);
  }

  private static CriterionHit read(CriterionHitRecord row) {
    return new CriterionHit(
        row.getTicketKey(),
        row.getCriterionId(),
        row.getScope(),
        row.getVersion(),
        row.getNumber(),
        new Tier(row.getToTier()),
        row.getDueAt(),
        row.getFoundAt(),
        row.getUrgent(),
        HitOutcome.parse(row.getOutcome()),
        Optional.ofNullable(row.getSeq()));
  }

  /** For how many tickets something was asked for, or is about to be, since then. */
  int requestedSince(Instant since) {
    return tx.dsl()
        .select(countDistinct(CRITERION_HIT.TICKET_KEY))
        .from(CRITERION_HIT)
        .where(
            CRITERION_HIT.ORG_ID.eq(tx.orgId()),
            CRITERION_HIT.OUTCOME.in(REQUESTED),
            CRITERION_HIT.FOUND_AT.gt(since))
        .fetchSingle()
        .value1();
  }

  /** Notes new ones; what was noted before stays as it is. */
  void add(Collection<CriterionHit> hits) {
    tx.dsl()
        .batch(
            hits.stream()
                .map(hit -> tx.dsl().insertInto(CRITERION_HIT).set(row(hit)).onConflictDoNothing())
                .toList())
        .execute();
    hits.forEach(hit -> audit(AuditKind.CRITERION_FOUND, hit, hit.outcome(), hit.foundAt()));
  }

  private CriterionHitRecord row(CriterionHit hit) {
    CriterionHitRecord row = new CriterionHitRecord();
    row.setOrgId(tx.orgId());
    row.setTicketKey(hit.ticket());
    row.setCriterionId(hit.criterion());
    row.setScope(hit.scope());
    row.setVersion(hit.version());
    row.setNumber(hit.number());
    row.setToTier(hit.to().name());
    row.setDueAt(hit.dueAt());
    row.setFoundAt(hit.foundAt());
    row.setUrgent(hit.urgent());
    row.setOutcome(hit.outcome().code());
    hit.seq().ifPresent(row::setSeq);
    return row;
  }

  /**
   * Notes what came of them, where nothing else did meanwhile.
   *
   * @param seq the request filed, or the one that waited already
   */
  public void settle(
      Collection<CriterionHit> hits, HitOutcome outcome, Optional<Integer> seq, Instant at) {
    for (CriterionHit hit : hits) {
      int changed =
          tx.dsl()
              .update(CRITERION_HIT)
              .set(CRITERION_HIT.OUTCOME, outcome.code())
              .set(CRITERION_HIT.SEQ, seq.or(hit::seq).orElse(null))
              .set(CRITERION_HIT.SETTLED_AT, at)
              .where(
                  CRITERION_HIT.ORG_ID.eq(tx.orgId()),
                  CRITERION_HIT.TICKET_KEY.eq(hit.ticket()),
                  CRITERION_HIT.CRITERION_ID.eq(hit.criterion()),
                  CRITERION_HIT.SCOPE.eq(hit.scope()),
                  CRITERION_HIT.OUTCOME.eq(hit.outcome().code()))
              .execute();
      // A request tells of itself.
      if (changed == 1 && outcome != HitOutcome.FILED && outcome != HitOutcome.STEP) {
        audit(AuditKind.CRITERION_SETTLED, hit, outcome, at);
      }
    }
  }

  private void audit(AuditKind kind, CriterionHit hit, HitOutcome outcome, Instant at) {
    tx.audit(
        new AuditEntry(
            kind,
            at,
            Baton.ID,
            "job",
            Optional.empty(),
            Map.of(
                "ticket", hit.ticket(),
                "criterion", hit.number() + "@" + hit.version(),
                "to", hit.to().name(),
                "due_at", hit.dueAt().toString(),
                "late_s", String.valueOf(late(hit).toSeconds()),
                "outcome", outcome.code())));
  }

  private static Duration late(CriterionHit hit) {
    return Duration.between(hit.dueAt(), hit.foundAt());
  }
}
