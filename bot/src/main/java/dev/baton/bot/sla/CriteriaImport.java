package dev.baton.bot.sla;

import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.detect.Criteria;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.sla.SlaPolicies.Origin;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.workspace.WorkspaceRow;
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
 * The steps of an import of criteria on one plan: checking shows it, applying carries it out, all
 * or nothing; going back applies an older version.
 */
final class CriteriaImport {
  private static final String CLI = "cli";

  private final Tenants tenants;
  private final InstantSource clock;

  CriteriaImport(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Outcome {
    record Applied(int version, DetectionPlan plan) implements Outcome {}

    record Unchanged(int version) implements Outcome {}

    /** Some criterion names a tier that the live matrix does not have. */
    record Refused(List<PromiseGap> gaps) implements Outcome {}

    record UnknownWorkspace() implements Outcome {}

    record NoSuchVersion(int version) implements Outcome {}
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
    return tenants.inBackground(
        orgId,
        tx ->
            isKnown(tx)
                ? Optional.of(new Check(plan(tx, candidate), gaps(tx, candidate)))
                : Optional.empty());
  }

  /**
   * Makes a file the live version, unless it says nothing new.
   *
   * @param name of the file
   * @param sha256 of its bytes, hexadecimal
   */
  Outcome apply(String orgId, List<DetectionRule> candidate, String name, String sha256) {
    Provenance from = new Provenance(Origin.FILE, name, sha256, CLI, clock.instant());
    return tenants.inBackground(
        orgId, tx -> isKnown(tx) ? applied(tx, candidate, from) : new Outcome.UnknownWorkspace());
  }

  /** Makes an older version live again, under a new number. */
  Outcome rollBack(String orgId, int version) {
    return tenants.inBackground(
        orgId,
        tx -> {
          if (!isKnown(tx)) {
            return new Outcome.UnknownWorkspace();
          }
          Criteria criteria = Criteria.in(tx);
          return criteria
              .provenanceOf(version)
              .map(old ->
                  applied(
                      tx,
                      criteria.load(version),
                      new Provenance(
                          Origin.ROLLBACK,
                          String.valueOf(version),
                          old.sha256(),
                          CLI,
                          clock.instant())))
              .orElse(new Outcome.NoSuchVersion(version));
        });
  }

  /** The newest versions; empty when Baton does not know the workspace. */
  Optional<List<SlaPolicies.Version>> versions(String orgId, int most) {
    return tenants.inBackground(
        orgId, tx -> isKnown(tx) ? Optional.of(Criteria.in(tx).versions(most)) : Optional.empty());
  }

  private static boolean isKnown(Tx tx) {
    return WorkspaceRow.in(tx).isKnown();
  }

  private static DetectionPlan plan(Tx tx, List<DetectionRule> candidate) {
    Criteria criteria = Criteria.in(tx);
    return DetectionPlan.of(criteria.liveVersion(), criteria.live().rules(), candidate);
  }

  private static List<PromiseGap> gaps(Tx tx, List<DetectionRule> candidate) {
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

  private static Outcome applied(Tx tx, List<DetectionRule> candidate, Provenance provenance) {
    // What is compared with must be what is live when it is applied.
    Criteria.in(tx).lock();
    List<PromiseGap> refused = gaps(tx, candidate).stream().filter(PromiseGap::isRefused).toList();
    if (!refused.isEmpty()) {
      return new Outcome.Refused(refused);
    }
    DetectionPlan plan = plan(tx, candidate);
    return plan.changesNothing()
        ? new Outcome.Unchanged(plan.liveVersion().orElseThrow())
        : new Outcome.Applied(Criteria.in(tx).apply(candidate, provenance, CLI), plan);
  }
}
