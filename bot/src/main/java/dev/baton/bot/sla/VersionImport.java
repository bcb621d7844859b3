package dev.baton.bot.sla;

import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.sla.SlaPolicies.Origin;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.workspace.WorkspaceRow;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a file the live version, all or nothing; going back applies an older version. One plan for
 * the command line and for Slack.
 *
 * @param <C> what a version says
 * @param <P> how two of them differ
 * @param <R> why one is refused
 */
abstract class VersionImport<C, P, R> {
  static final String CLI = "cli";

  private final Tenants tenants;
  private final InstantSource clock;

  VersionImport(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  final InstantSource clock() {
    return clock;
  }

  /** Empty when Baton does not know the workspace. */
  final <T> Optional<T> ofKnown(String orgId, Function<Tx, T> step) {
    return tenants.inBackground(
        orgId,
        tx -> WorkspaceRow.in(tx).isKnown() ? Optional.of(step.apply(tx)) : Optional.empty());
  }

  /**
   * Makes a file the live version, unless it says nothing new.
   *
   * @param name of the file
   * @param sha256 of its bytes, hexadecimal
   */
  final VersionOutcome<P, R> apply(String orgId, C candidate, String name, String sha256) {
    Provenance from = new Provenance(Origin.FILE, name, sha256, CLI, clock.instant());
    return ofKnown(orgId, tx -> applied(tx, candidate, from, CLI))
        .orElseGet(VersionOutcome.UnknownWorkspace::new);
  }

  /** Makes an older version live again, under a new number. */
  final VersionOutcome<P, R> rollBack(String orgId, int version) {
    return ofKnown(orgId, tx -> rolledBack(tx, version))
        .orElseGet(VersionOutcome.UnknownWorkspace::new);
  }

  private VersionOutcome<P, R> rolledBack(Tx tx, int version) {
    return provenanceOf(tx, version)
        .map(old ->
            applied(
                tx,
                load(tx, version),
                new Provenance(
                    Origin.ROLLBACK, String.valueOf(version), old.sha256(), CLI, clock.instant()),
                CLI))
        .orElseGet(() -> new VersionOutcome.NoSuchVersion<>(version));
  }

  /** The newest versions; empty when Baton does not know the workspace. */
  final Optional<List<SlaPolicies.Version>> versions(String orgId, int most) {
    return ofKnown(orgId, tx -> versions(tx, most));
  }

  /**
   * Makes it the live version, unless it is refused or says nothing new.
   *
   * @param surface from where: {@code slack} or {@code cli}
   */
  final VersionOutcome<P, R> applied(Tx tx, C candidate, Provenance provenance, String surface) {
    // What is compared with must be what is live when it is applied.
    lock(tx);
    List<R> refused = refusals(tx, candidate);
    if (!refused.isEmpty()) {
      return new VersionOutcome.Refused<>(refused);
    }
    P plan = plan(tx, candidate);
    return changesNothing(plan)
        ? new VersionOutcome.Unchanged<>(live(tx).orElse(0))
        : new VersionOutcome.Applied<>(add(tx, candidate, provenance, surface), plan);
  }

  /** The number of the live version; empty before the first. */
  abstract Optional<Integer> live(Tx tx);

  abstract List<SlaPolicies.Version> versions(Tx tx, int most);

  /** Empty when there is no such version. */
  abstract Optional<Provenance> provenanceOf(Tx tx, int version);

  abstract C load(Tx tx, int version);

  abstract P plan(Tx tx, C candidate);

  abstract boolean changesNothing(P plan);

  /** Why it may not be live; empty when it may. */
  abstract List<R> refusals(Tx tx, C candidate);

  abstract void lock(Tx tx);

  /** The number it has then. */
  abstract int add(Tx tx, C candidate, Provenance provenance, String surface);
}
