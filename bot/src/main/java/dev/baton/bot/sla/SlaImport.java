package dev.baton.bot.sla;

import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.escalation.sla.SlaExample;
import dev.baton.matrix.check.SlaPlan;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Imports of promises on one plan: checking shows it, applying carries it out. Refused is what
 * would never be due for a ticket that is opened now.
 */
final class SlaImport extends VersionImport<SlaPolicy, SlaPlan, SlaExample> {
  SlaImport(Tenants tenants, InstantSource clock) {
    super(tenants, clock);
  }

  /** When the people of the workspace work; empty when Baton does not know it. */
  Optional<WorkingCalendar> calendar(String orgId) {
    return ofKnown(orgId, this::calendar);
  }

  /** What applying would do; empty when Baton does not know the workspace. */
  Optional<SlaPlan> plan(String orgId, SlaPolicy candidate) {
    return ofKnown(orgId, tx -> plan(tx, candidate));
  }

  private static SlaPlan plan(Tx tx, SlaPolicy candidate) {
    SlaPolicies policies = SlaPolicies.in(tx);
    Optional<Integer> live = policies.liveVersion();
    return SlaPlan.of(live, live.map(policies::load).orElse(SlaPolicy.none()), candidate);
  }

  private WorkingCalendar calendar(Tx tx) {
    return Calendars.in(tx).inForce(clock().instant()).setting().working();
  }

  @Override
  List<SlaPolicies.Version> versions(Tx tx, int most) {
    return SlaPolicies.in(tx).versions(most);
  }

  @Override
  Optional<Provenance> provenanceOf(Tx tx, int version) {
    return SlaPolicies.in(tx).provenanceOf(version);
  }

  @Override
  SlaPolicy load(Tx tx, int version) {
    return SlaPolicies.in(tx).load(version);
  }

  @Override
  VersionOutcome<SlaPlan, SlaExample> applied(Tx tx, SlaPolicy candidate, Provenance provenance) {
    // What is compared with must be what is live when it is applied.
    SlaPolicies.in(tx).lock();
    List<SlaExample> never =
        SlaExample.of(candidate, calendar(tx), clock().instant()).stream()
            .filter(example -> example.due().isEmpty())
            .toList();
    if (!never.isEmpty()) {
      return new VersionOutcome.Refused<>(never);
    }
    SlaPlan plan = plan(tx, candidate);
    return plan.changesNothing()
        ? new VersionOutcome.Unchanged<>(plan.liveVersion().orElseThrow())
        : new VersionOutcome.Applied<>(SlaPolicies.in(tx).apply(candidate, provenance, CLI), plan);
  }
}
