package dev.baton.bot.sla;

import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.detect.Criteria;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.matrix.check.DetectionPlan;
import dev.baton.matrix.check.PromiseGap;
import dev.baton.matrix.check.PromiseGaps;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Imports of criteria on one plan: checking shows it, applying carries it out. Refused is what
 * names a tier that the live matrix does not have.
 */
final class CriteriaImport extends VersionImport<List<DetectionRule>, DetectionPlan, PromiseGap> {
  CriteriaImport(Tenants tenants, InstantSource clock) {
    super(tenants, clock);
  }

  /**
   * What applying would do.
   *
   * @param gaps beside the live matrix and what is promised
   */
  record Check(DetectionPlan plan, List<PromiseGap> gaps) {
    Check {
      gaps = List.copyOf(gaps);
    }
  }

  /** Empty when Baton does not know the workspace. */
  Optional<Check> check(String orgId, List<DetectionRule> candidate) {
    return ofKnown(orgId, tx -> new Check(plan(tx, candidate), gaps(tx, candidate)));
  }

  @Override
  DetectionPlan plan(Tx tx, List<DetectionRule> candidate) {
    Criteria criteria = Criteria.in(tx);
    return DetectionPlan.of(criteria.liveVersion(), criteria.live().rules(), candidate);
  }

  static List<PromiseGap> gaps(Tx tx, List<DetectionRule> candidate) {
    List<PromiseGap> gaps = new ArrayList<>();
    Matrices.in(tx).live().ifPresent(matrix -> gaps.addAll(PromiseGaps.of(candidate, matrix)));
    SlaPolicies policies = SlaPolicies.in(tx);
    SlaPolicy promised = policies.liveVersion().map(policies::load).orElseGet(SlaPolicy::usual);
    PromiseGaps.of(promised, candidate).stream()
        .filter(
            gap -> gap instanceof PromiseGap.AlarmFirst || gap instanceof PromiseGap.HandedOnFirst)
        .forEach(gaps::add);
    return gaps;
  }

  @Override
  List<SlaPolicies.Version> versions(Tx tx, int most) {
    return Criteria.in(tx).versions(most);
  }

  @Override
  Optional<Provenance> provenanceOf(Tx tx, int version) {
    return Criteria.in(tx).provenanceOf(version);
  }

  @Override
  List<DetectionRule> load(Tx tx, int version) {
    return Criteria.in(tx).load(version);
  }

  @Override
  Optional<Integer> live(Tx tx) {
    return Criteria.in(tx).liveVersion();
  }

  @Override
  boolean changesNothing(DetectionPlan plan) {
    return plan.changesNothing();
  }

  @Override
  List<PromiseGap> refusals(Tx tx, List<DetectionRule> candidate) {
    return gaps(tx, candidate).stream().filter(PromiseGap::isRefused).toList();
  }

  @Override
  void lock(Tx tx) {
    Criteria.in(tx).lock();
  }

  @Override
  int add(Tx tx, List<DetectionRule> candidate, Provenance provenance, String surface) {
    return Criteria.in(tx).apply(candidate, provenance, surface);
  }
}
