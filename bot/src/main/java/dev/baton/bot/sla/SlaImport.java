package dev.baton.bot.sla;

import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.sla.SlaPolicies.Origin;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.escalation.sla.SlaExample;
import dev.baton.matrix.check.SlaPlan;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The steps of an import of promises on one plan: checking shows it, applying carries it out, all
 * or nothing; going back applies an older version.
 */
final class SlaImport {
  private static final String CLI = "cli";

  private final Tenants tenants;
  private final InstantSource clock;

  SlaImport(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Outcome {
    record Applied(int version, SlaPlan plan) implements Outcome {}

    record Unchanged(int version, SlaPlan plan) implements Outcome {}

    /** A ticket opened now would never be due by some row. */
    record NeverDue(List<SlaExample> examples) implements Outcome {}

    record UnknownWorkspace() implements Outcome {}

    record NoSuchVersion(int version) implements Outcome {}
  }

  /** When the people of the workspace work; empty when Baton does not know it. */
  Optional<WorkingCalendar> calendar(String orgId) {
    return tenants.inBackground(
        orgId, tx -> isKnown(tx) ? Optional.of(calendar(tx)) : Optional.empty());
  }

  /** What applying would do; empty when Baton does not know the workspace. */
  Optional<SlaPlan> plan(String orgId, SlaPolicy candidate) {
    return tenants.inBackground(
        orgId, tx -> isKnown(tx) ? Optional.of(plan(tx, candidate)) : Optional.empty());
  }

  /**
   * Makes a file the live version, unless it promises nothing new.
   *
   * @param name of the file
   * @param sha256 of its bytes, hexadecimal
   */
  Outcome apply(String orgId, SlaPolicy candidate, String name, String sha256) {
    return tenants.inBackground(
        orgId,
        tx ->
            isKnown(tx)
                ? applied(
                    tx, candidate, new Provenance(Origin.FILE, name, sha256, CLI, clock.instant()))
                : new Outcome.UnknownWorkspace());
  }

  /** Makes an older version live again, under a new number. */
  Outcome rollBack(String orgId, int version) {
    return tenants.inBackground(
        orgId,
        tx -> {
          if (!isKnown(tx)) {
            return new Outcome.UnknownWorkspace();
          }
          SlaPolicies policies = SlaPolicies.in(tx);
          return policies
              .provenanceOf(version)
              .map(old ->
                  applied(
                      tx,
                      policies.load(version),
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
        orgId,
        tx -> isKnown(tx) ? Optional.of(SlaPolicies.in(tx).versions(most)) : Optional.empty());
  }

  private static boolean isKnown(Tx tx) {
    return WorkspaceRow.in(tx).isKnown();
  }

  private static SlaPlan plan(Tx tx, SlaPolicy candidate) {
    SlaPolicies policies = SlaPolicies.in(tx);
    Optional<Integer> live = policies.liveVersion();
    return SlaPlan.of(live, live.map(policies::load).orElse(SlaPolicy.none()), candidate);
  }

  private WorkingCalendar calendar(Tx tx) {
    return Calendars.in(tx).inForce(clock.instant()).setting().working();
  }

  private Outcome applied(Tx tx, SlaPolicy candidate, Provenance provenance) {
    // What is compared with must be what is live when it is applied.
    SlaPolicies.in(tx).lock();
    List<SlaExample> never =
        SlaExample.of(candidate, calendar(tx), clock.instant()).stream()
            .filter(example -> example.due().isEmpty())
            .toList();
    if (!never.isEmpty()) {
      return new Outcome.NeverDue(never);
    }
    SlaPlan plan = plan(tx, candidate);
    return plan.changesNothing()
        ? new Outcome.Unchanged(plan.liveVersion().orElseThrow(), plan)
        : new Outcome.Applied(SlaPolicies.in(tx).apply(candidate, provenance, CLI), plan);
  }
}
