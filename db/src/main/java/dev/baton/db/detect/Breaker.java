package dev.baton.db.detect;

import static dev.baton.db.tables.baton.Tables.DETECTION_PACE;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps requests of so many tickets at once from being filed before a manager was asked: beyond
 * {@value #MOST} within five minutes they are held. What is urgent goes first.
 */
public final class Breaker {
  /** Asks the managers what to do with what is held; its id is the instant it was planned for. */
  public static final Job ASK = new Job("detection-held", true);

  static final int MOST = 20;

  private static final Duration WITHIN = Duration.ofMinutes(5);

  private final Tx tx;

  Breaker(Tx tx) {
    this.tx = tx;
  }

  /** The same, those that are one too many held. */
  List<CriterionHit> held(List<CriterionHit> found, Instant now) {
    Set<String> asking = new LinkedHashSet<>();
    found.stream()
        .filter(hit -> hit.outcome() == HitOutcome.FOUND)
        .sorted(
            Comparator.comparing(CriterionHit::urgent)
                .reversed()
                .thenComparing(CriterionHit::dueAt)
                .thenComparing(CriterionHit::ticket))
        .forEach(hit -> asking.add(hit.ticket()));
    if (asking.isEmpty()) {
      return found;
    }
    lock();
    int free = Math.max(0, MOST - CriterionHits.in(tx).requestedSince(now.minus(WITHIN)));
    Set<String> passing = new LinkedHashSet<>(asking.stream().limit(free).toList());
    if (passing.size() == asking.size()) {
      return found;
    }
    planToAsk(now);
    List<CriterionHit> all = new ArrayList<>();
    for (CriterionHit hit : found) {
      boolean holds = hit.outcome() == HitOutcome.FOUND && !passing.contains(hit.ticket());
      all.add(holds ? held(hit) : hit);
    }
    return all;
  }

  private static CriterionHit held(CriterionHit hit) {
    return new CriterionHit(
        hit.ticket(),
        hit.criterion(),
        hit.scope(),
        hit.version(),
        hit.number(),
        hit.to(),
        hit.dueAt(),
        hit.foundAt(),
        hit.urgent(),
        HitOutcome.HELD,
        hit.seq());
  }

  private void lock() {
    tx.dsl()
        .insertInto(DETECTION_PACE)
        .set(DETECTION_PACE.ORG_ID, tx.orgId())
        .onConflictDoNothing()
        .execute();
    tx.dsl()
        .select(DETECTION_PACE.ORG_ID)
        .from(DETECTION_PACE)
        .where(DETECTION_PACE.ORG_ID.eq(tx.orgId()))
        .forNoKeyUpdate()
        .fetch();
  }

  /** Once for all that is held until then. */
  private void planToAsk(Instant now) {
    var pace =
        tx.dsl()
            .selectFrom(DETECTION_PACE)
            .where(DETECTION_PACE.ORG_ID.eq(tx.orgId()))
            .fetchSingle();
    if (pace.getTellAt() != null) {
      return;
    }
    Instant at =
        Optional.ofNullable(pace.getToldAt())
            .map(told -> told.plus(WITHIN))
            .filter(now::isBefore)
            .orElse(now);
    tx.dsl()
        .update(DETECTION_PACE)
        .set(DETECTION_PACE.TELL_AT, at)
        .where(DETECTION_PACE.ORG_ID.eq(tx.orgId()))
        .execute();
    tx.enqueue(ASK, at.toString(), at);
  }

  /** Notes that the managers are asked now; what is held from now on is asked for anew. */
  public static void asked(Tx tx, Instant now) {
    new Breaker(tx).lock();
    tx.dsl()
        .update(DETECTION_PACE)
        .set(DETECTION_PACE.TOLD_AT, now)
        .setNull(DETECTION_PACE.TELL_AT)
        .where(DETECTION_PACE.ORG_ID.eq(tx.orgId()))
        .execute();
  }
}
