package dev.baton.bot.matrix;

import dev.baton.bot.medium.PagerDuty;
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
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.ParseResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two steps of an import on one plan: checking shows it, applying carries it out, all or
 * nothing.
 */
public final class MatrixImport {
  private final Tenants tenants;
  private final OncallCheck oncall;
  private final InstantSource clock;

  /**
   * @param pagerDuty empty when nothing could seal the keys of routes
   */
  public MatrixImport(Tenants tenants, Optional<PagerDuty> pagerDuty, InstantSource clock) {
    this.tenants = tenants;
    this.oncall = new OncallCheck(pagerDuty);
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
   * @param brought PagerDuty keys of the file, which are not kept yet
   * @return empty when Baton does not know the workspace
   */
  public Optional<ImportPlan> plan(
      String orgId, ParseResult.Parsed candidate, Set<OncallKey> brought) {
    return tenants.inBackground(orgId, tx -> plan(tx, candidate, brought));
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
                return plan(tx, candidate, source.keys().keySet())
                    .map(plan -> applied(tx, plan, source, by, surface))
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

  private ImportOutcome applied(
      Tx tx, ImportPlan plan, MatrixSource source, String by, String surface) {
    if (!plan.appliable()) {
      return new ImportOutcome.Refused(plan);
    }
    oncall.keep(tx, source, clock.instant());
    if (plan.changesNothing()) {
      return new ImportOutcome.Unchanged(plan.liveVersion().orElseThrow(), plan);
    }
    return new ImportOutcome.Applied(
        Matrices.in(tx).apply(plan.routes(), provenance(source, by), surface), plan);
  }

  private Matrices.Provenance provenance(MatrixSource source, String by) {
    return new Matrices.Provenance(source.name(), source.sha256(), by, clock.instant());
  }

  /**
   * The same in this transaction.
   *
   * @param brought PagerDuty keys of the file, which are not kept yet
   */
  Optional<ImportPlan> plan(Tx tx, ParseResult.Parsed candidate, Set<OncallKey> brought) {
    return WorkspaceRow.in(tx)
        .ticketKeyFormat()
        .map(_ -> {
          Optional<Matrix> live = Matrices.in(tx).live();
          ImportPlan plan =
              ImportPlan.of(live, candidate.routes(), candidate.warnings(), directory(tx));
          return oncall.noted(tx, TicketsLeftBehind.noted(tx, live, plan), brought);
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
