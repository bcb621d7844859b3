package dev.baton.bot.matrix;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.ParseResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two steps of an import on one plan: checking shows it, applying carries it out, all or
 * nothing.
 */
public final class MatrixImport {
  private final Tenants tenants;
  private final InstantSource clock;

  public MatrixImport(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** The plan of a file for which neither live version nor members are at hand. */
  public static ImportPlan planAlone(ParseResult.Parsed candidate) {
    return ImportPlan.of(
        Optional.empty(), candidate.routes(), candidate.warnings(), Optional.empty());
  }

  /**
   * What applying would do; nothing is changed.
   *
   * @return empty when Baton does not know the workspace
   */
  public Optional<ImportPlan> plan(String orgId, ParseResult.Parsed candidate) {
    return tenants.inBackground(orgId, tx -> plan(tx, candidate));
  }

  /**
   * Makes the file the live version, unless it is refused or says nothing new.
   *
   * @param by Slack id of who imports, or {@code cli}
   * @param surface from where: {@code slack} or {@code cli}
   */
  public ImportOutcome apply(String orgId, MatrixSource source, String by, String surface) {
    return switch (source.reading()) {
      case ParseResult.Faulty(var faults) -> new ImportOutcome.Faulty(faults);
      case ParseResult.Parsed candidate ->
          tenants.inBackground(
              orgId,
              tx -> {
                // What is compared with must be what is live when it is applied.
                Matrices.in(tx).lockLive();
                return plan(tx, candidate)
                    .map(plan -> applied(tx, plan, provenance(source, by), surface))
                    .orElse(new ImportOutcome.UnknownWorkspace());
              });
    };
  }

  /**
   * The same at a start, which happens more often than the file changes: what was made live since
   * its last import stays, until the file says something else.
   */
  public ImportOutcome applyIfChanged(String orgId, MatrixSource source, String by) {
    Optional<ImportOutcome> overtaken =
        source.reading() instanceof ParseResult.Parsed candidate
            ? tenants.inBackground(orgId, tx -> overtaken(tx, candidate))
            : Optional.empty();
    return overtaken.orElseGet(() -> apply(orgId, source, by, by));
  }

  private static Optional<ImportOutcome> overtaken(Tx tx, ParseResult.Parsed candidate) {
    Matrices matrices = Matrices.in(tx);
    Optional<Integer> live = matrices.liveVersion();
    return matrices
        .lastImported()
        .filter(imported -> !live.equals(Optional.of(imported)))
        .filter(imported -> says(matrices.load(imported), candidate))
        .flatMap(imported -> live.map(version -> new ImportOutcome.Overtaken(version, imported)));
  }

  private static boolean says(Matrix imported, ParseResult.Parsed candidate) {
    return ImportPlan.of(
            Optional.of(imported), candidate.routes(), candidate.warnings(), Optional.empty())
        .changesNothing();
  }

  private static ImportOutcome applied(
      Tx tx, ImportPlan plan, Matrices.Provenance provenance, String surface) {
    if (!plan.appliable()) {
      return new ImportOutcome.Refused(plan);
    }
    if (plan.changesNothing()) {
      return new ImportOutcome.Unchanged(plan.liveVersion().orElseThrow(), plan);
    }
    return new ImportOutcome.Applied(
        Matrices.in(tx).apply(plan.routes(), provenance, surface), plan);
  }

  private Matrices.Provenance provenance(MatrixSource source, String by) {
    return new Matrices.Provenance(source.name(), source.sha256(), by, clock.instant());
  }

  /** The same in this transaction. */
  Optional<ImportPlan> plan(Tx tx, ParseResult.Parsed candidate) {
    return WorkspaceRow.in(tx)
        .ticketKeyFormat()
        .map(_ -> {
          Optional<Matrix> live = Matrices.in(tx).live();
          return TicketsLeftBehind.noted(
              tx,
              live,
              ImportPlan.of(live, candidate.routes(), candidate.warnings(), directory(tx)));
        });
  }

  /** Empty while Slack told of nobody: then people cannot be checked, which the plan says. */
  private Optional<Directory> directory(Tx tx) {
    Instant now = clock.instant();
    List<Member> members = Members.in(tx).all();
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(Snapshot.directory(members, Roles.in(tx).managers(), Map.of(), now));
  }
}
