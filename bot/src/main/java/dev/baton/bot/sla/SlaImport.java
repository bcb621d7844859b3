package dev.baton.bot.sla;

import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.ticket.PolicyTrial;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.escalation.sla.SlaExample;
import dev.baton.matrix.check.SlaPlan;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.Instant;
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

  /** What a ticket that is opened now would be promised. */
  List<SlaExample> examples(Tx tx, SlaPolicy candidate) {
    return SlaExample.of(candidate, calendar(tx), clock().instant());
  }

  /** Which open tickets would be overdue at once; read a part at a time, for who can wait. */
  PolicyTrial.Overdue overdue(String orgId, SlaPolicy candidate) {
    Instant now = clock().instant();
    PolicyTrial.Overdue found = new PolicyTrial.Overdue(0, List.of());
    Optional<String> after = Optional.empty();
    do {
      Optional<String> last = after;
      Optional<PolicyTrial.Part> part =
          ofKnown(orgId, tx -> new PolicyTrial(tx, candidate, now).some(last));
      if (part.isPresent()) {
        found = found.and(part.get());
      }
      after = part.flatMap(PolicyTrial.Part::last);
    } while (after.isPresent());
    return found;
  }

  private WorkingCalendar calendar(Tx tx) {
    return Calendars.in(tx).inForce(clock().instant()).setting().working();
  }

  @Override
  Optional<Integer> live(Tx tx) {
    return SlaPolicies.in(tx).liveVersion();
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
  SlaPlan plan(Tx tx, SlaPolicy candidate) {
    SlaPolicies policies = SlaPolicies.in(tx);
    Optional<Integer> live = policies.liveVersion();
    return SlaPlan.of(live, live.map(policies::load).orElse(SlaPolicy.none()), candidate);
  }

  @Override
  boolean changesNothing(SlaPlan plan) {
    return plan.changesNothing();
  }

  @Override
  List<SlaExample> refusals(Tx tx, SlaPolicy candidate) {
    return examples(tx, candidate).stream().filter(example -> example.due().isEmpty()).toList();
  }

  @Override
  void lock(Tx tx) {
    SlaPolicies.in(tx).lock();
  }

  @Override
  int add(Tx tx, SlaPolicy candidate, Provenance provenance, String surface) {
    return SlaPolicies.in(tx).apply(candidate, provenance, surface);
  }
}
