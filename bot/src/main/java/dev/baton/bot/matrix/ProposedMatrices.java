package dev.baton.bot.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.matrix.MatrixProposal;
import dev.baton.db.matrix.MatrixProposal.ChangedRoute;
import dev.baton.db.matrix.MatrixProposal.State;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.db.member.Roles;
import dev.baton.matrix.Route;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import dev.baton.slack.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A matrix on its way to be live: kept, planned against the live version whenever it is looked at,
 * and applied only where that is still the version it was shown against. For threads that nobody
 * waits for, since a large matrix takes its time.
 */
final class ProposedMatrices {
  private static final Logger LOG = LoggerFactory.getLogger(ProposedMatrices.class);

  private final BotParts parts;
  private final MatrixImport imports;
  private final OncallCheck oncall;

  ProposedMatrices(BotParts parts) {
    this.parts = parts;
    this.imports = new MatrixImport(parts.tenants(), parts.media().pagerDuty(), parts.clock());
    this.oncall = new OncallCheck(parts.media().pagerDuty());
  }

  /**
   * What to propose.
   *
   * @param changed the one route that a change touches
   */
  record Candidate(MatrixOrigin origin, MatrixSource source, Optional<ChangedRoute> changed) {
    static Candidate whole(MatrixOrigin origin, MatrixSource source) {
      return new Candidate(origin, source, Optional.empty());
    }
  }

  /** Keeps it for this admin, and says what applying it would do. */
  MatrixCheck propose(Caller admin, Candidate candidate) {
    return asAdmin(
        admin,
        candidate.source().name(),
        tx -> check(tx, kept(tx, candidate, admin.member()), words(admin), false));
  }

  /** Makes it and keeps it in one transaction; for what is made from the live version. */
  MatrixCheck propose(Caller admin, String name, Function<Tx, Optional<Candidate>> candidate) {
    return asAdmin(
        admin,
        name,
        tx ->
            candidate
                .apply(tx)
                .map(made -> check(tx, kept(tx, made, admin.member()), words(admin), false))
                .orElse(new MatrixCheck.Gone()));
  }

  /** What applying it would do now. */
  MatrixCheck look(Caller admin, UUID proposal) {
    return asAdmin(
        admin,
        "",
        tx ->
            MatrixProposals.in(tx)
                .find(proposal)
                .map(found -> check(tx, found, words(admin), false))
                .orElse(new MatrixCheck.Gone()));
  }

  /**
   * Makes it live, unless it was settled before or another version went live since it was shown:
   * then nothing is done and the new plan is the answer.
   *
   * @param shown the live version that it was shown against; empty where there was none
   */
  MatrixCheck apply(Caller admin, UUID proposal, Optional<Integer> shown) {
    MatrixCheck outcome = asAdmin(admin, "", tx -> apply(tx, admin, proposal, shown));
    if (outcome instanceof MatrixCheck.Applied) {
      parts.snapshots().refresh(admin.orgId());
    }
    return outcome;
  }

  private MatrixCheck apply(Tx tx, Caller admin, UUID id, Optional<Integer> shown) {
    Optional<Integer> live = Matrices.in(tx).lockLive();
    Optional<MatrixProposal> proposal = MatrixProposals.in(tx).lock(id);
    if (proposal.isEmpty()) {
      return new MatrixCheck.Gone();
    }
    MatrixCheck check = check(tx, proposal.get(), words(admin), !live.equals(shown));
    return check instanceof MatrixCheck.Planned planned
            && !planned.moved()
            && planned.plan().appliable()
            && !planned.plan().changesNothing()
        ? applied(tx, proposal.get(), planned.plan(), admin)
        : check;
  }

  private MatrixCheck applied(Tx tx, MatrixProposal proposal, ImportPlan plan, Caller admin) {
    Matrices.Provenance provenance =
        new Matrices.Provenance(
            proposal.origin(),
            proposal.source(),
            proposal.sha256(),
            admin.member(),
            parts.clock().instant());
    int version = Matrices.in(tx).apply(plan.routes(), provenance, "slack");
    MatrixProposals.in(tx).applied(proposal.id(), version);
    return new MatrixCheck.Applied(version);
  }

  /** Keeps what is proposed in this transaction. */
  MatrixProposal kept(Tx tx, Candidate candidate, String by) {
    MatrixSource source = candidate.source();
    MatrixProposal proposal =
        new MatrixProposal(
            parts.ids().get(),
            candidate.origin(),
            source.name(),
            source.sha256(),
            candidate.changed(),
            by,
            parts.clock().instant(),
            new State.Open(source.content()));
    oncall.keep(tx, source, proposal.madeAt());
    MatrixProposals.in(tx).keep(proposal, source.content());
    return proposal;
  }

  private MatrixCheck check(Tx tx, MatrixProposal proposal, Wording words, boolean moved) {
    return switch (proposal.state()) {
      case State.Dropped() -> new MatrixCheck.Gone();
      case State.Applied(int version) ->
          Matrices.in(tx)
              .provenanceOf(version)
              .<MatrixCheck>map(from -> new MatrixCheck.AppliedAlready(version, from))
              .orElse(new MatrixCheck.Gone());
      case State.Open(byte[] content) -> {
        String name = new VersionText(words).nameOf(proposal.origin(), proposal.source());
        yield switch (MatrixSource.ofBytes(proposal.source(), content).reading()) {
          case ParseResult.Faulty(var faults) ->
              new MatrixCheck.Faulty(proposal.id(), name, faults);
          case ParseResult.Parsed parsed -> planned(tx, proposal, name, parsed, moved);
        };
      }
    };
  }

  private MatrixCheck planned(
      Tx tx, MatrixProposal proposal, String name, ParseResult.Parsed parsed, boolean moved) {
    Optional<List<Route>> routes =
        proposal.changed().isEmpty()
            ? Optional.of(parsed.routes())
            : new RouteRebase(tx).onLive(proposal.changed().get(), parsed.routes());
    if (routes.isEmpty()) {
      return new MatrixCheck.RouteMoved(Matrices.in(tx).liveVersion().orElse(0));
    }
    ParseResult.Parsed candidate = new ParseResult.Parsed(routes.get(), parsed.warnings());
    return imports
        .plan(tx, candidate, Set.of())
        .<MatrixCheck>map(plan -> new MatrixCheck.Planned(proposal.id(), name, plan, moved))
        .orElse(new MatrixCheck.Gone());
  }

  private MatrixCheck asAdmin(Caller admin, String name, Function<Tx, MatrixCheck> step) {
    try {
      return parts
          .tenants()
          .inBackground(
              admin.orgId(),
              tx -> {
                Roles.in(tx).lock();
                return Roles.in(tx).permissionsOf(admin.member()).admin()
                    ? step.apply(tx)
                    : new MatrixCheck.NotAllowed();
              });
    } catch (DatabaseUnavailable away) {
      return new MatrixCheck.Unavailable();
    } catch (RuntimeException failure) {
      LOG.error("A matrix of {} was not checked or applied", admin.orgId(), failure);
      return new MatrixCheck.Failed(name);
    }
  }

  private Wording words(Caller admin) {
    return parts.wordingFor(admin);
  }

  /** These routes as a source of their own. */
  static MatrixSource sourceOf(String name, List<Route> routes) {
    return MatrixSource.ofBytes(name, MatrixCsv.write(routes).getBytes(UTF_8));
  }
}
