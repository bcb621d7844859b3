package dev.baton.db.matrix;

import static dev.baton.db.tables.baton.Tables.MATRIX_PROPOSAL;

import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixProposal.ChangedRoute;
import dev.baton.db.matrix.MatrixProposal.State;
import dev.baton.db.tables.baton.tables.records.MatrixProposalRecord;
import dev.baton.escalation.member.Baton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The matrices that people of a workspace were shown and may apply. */
public final class MatrixProposals {
  /** The kind of a matrix. */
  public static final String MATRIX = "matrix";

  private final Tx tx;
  private final String kind;

  private MatrixProposals(Tx tx, String kind) {
    this.tx = tx;
    this.kind = kind;
  }

  /** Those of this transaction's workspace. */
  public static MatrixProposals in(Tx tx) {
    return of(tx, MATRIX);
  }

  /**
   * What else may be proposed as a matrix is.
   *
   * @param kind {@code matrix}, {@code sla} or {@code criteria}
   */
  public static MatrixProposals of(Tx tx, String kind) {
    return new MatrixProposals(tx, kind);
  }

  /** Of what kind one is; empty when there is none of this id here, or its time is over. */
  public static Optional<String> kindOf(Tx tx, UUID id) {
    return tx.dsl()
        .select(MATRIX_PROPOSAL.KIND)
        .from(MATRIX_PROPOSAL)
        .where(MATRIX_PROPOSAL.ORG_ID.eq(tx.orgId()), MATRIX_PROPOSAL.PROPOSAL_ID.eq(id))
        .fetchOptional(MATRIX_PROPOSAL.KIND);
  }

  /** Keeps one that is open. */
  public void keep(MatrixProposal proposal, byte[] content) {
    tx.dsl()
        .insertInto(MATRIX_PROPOSAL)
        .set(MATRIX_PROPOSAL.ORG_ID, tx.orgId())
        .set(MATRIX_PROPOSAL.PROPOSAL_ID, proposal.id())
        .set(MATRIX_PROPOSAL.KIND, kind)
        .set(MATRIX_PROPOSAL.ORIGIN, proposal.origin().code())
        .set(MATRIX_PROPOSAL.SOURCE, proposal.source())
        .set(MATRIX_PROPOSAL.SHA256, proposal.sha256())
        .set(MATRIX_PROPOSAL.CONTENT, content)
        .set(
            MATRIX_PROPOSAL.BASE_VERSION,
            proposal.changed().map(ChangedRoute::version).orElse(null))
        .set(MATRIX_PROPOSAL.BASE_ROUTE, proposal.changed().map(ChangedRoute::number).orElse(null))
        .set(MATRIX_PROPOSAL.MADE_BY, proposal.madeBy())
        .set(MATRIX_PROPOSAL.MADE_AT, proposal.madeAt())
        .execute();
  }

  /** Empty when there is none of this id here, or its time is over. */
  public Optional<MatrixProposal> find(UUID id) {
    return tx.dsl()
        .selectFrom(MATRIX_PROPOSAL)
        .where(
            MATRIX_PROPOSAL.ORG_ID.eq(tx.orgId()),
            MATRIX_PROPOSAL.PROPOSAL_ID.eq(id),
            MATRIX_PROPOSAL.KIND.eq(kind))
        .fetchOptional(MatrixProposals::read);
  }

  /** The same, which nobody else can settle until the transaction ends. */
  public Optional<MatrixProposal> lock(UUID id) {
    return tx.dsl()
        .selectFrom(MATRIX_PROPOSAL)
        .where(
            MATRIX_PROPOSAL.ORG_ID.eq(tx.orgId()),
            MATRIX_PROPOSAL.PROPOSAL_ID.eq(id),
            MATRIX_PROPOSAL.KIND.eq(kind))
        .forUpdate()
        .fetchOptional(MatrixProposals::read);
  }

  /** Notes as what version an open one was applied; its text goes. */
  public void applied(UUID id, int version) {
    tx.dsl()
        .update(MATRIX_PROPOSAL)
        .set(MATRIX_PROPOSAL.STATE, "applied")
        .set(MATRIX_PROPOSAL.VERSION, version)
        .setNull(MATRIX_PROPOSAL.CONTENT)
        .where(
            MATRIX_PROPOSAL.ORG_ID.eq(tx.orgId()),
            MATRIX_PROPOSAL.PROPOSAL_ID.eq(id),
            MATRIX_PROPOSAL.STATE.eq("open"))
        .execute();
  }

  /** What the linked sheet said before counts no more. */
  public void dropOfSheet() {
    tx.dsl()
        .update(MATRIX_PROPOSAL)
        .set(MATRIX_PROPOSAL.STATE, "dropped")
        .setNull(MATRIX_PROPOSAL.CONTENT)
        .where(
            MATRIX_PROPOSAL.ORG_ID.eq(tx.orgId()),
            MATRIX_PROPOSAL.KIND.eq(kind),
            MATRIX_PROPOSAL.STATE.eq("open"),
            MATRIX_PROPOSAL.MADE_BY.eq(Baton.ID))
        .execute();
  }

  /** Deletes what was made before that moment, whatever became of it. */
  public int deleteBefore(Instant moment) {
    return tx.dsl()
        .deleteFrom(MATRIX_PROPOSAL)
        .where(MATRIX_PROPOSAL.ORG_ID.eq(tx.orgId()), MATRIX_PROPOSAL.MADE_AT.lt(moment))
        .execute();
  }

  private static MatrixProposal read(MatrixProposalRecord row) {
    return new MatrixProposal(
        row.getProposalId(),
        MatrixOrigin.parse(row.getOrigin()),
        row.getSource(),
        row.getSha256(),
        Optional.ofNullable(row.getBaseVersion())
            .map(version -> new ChangedRoute(version, row.getBaseRoute())),
        row.getMadeBy(),
        row.getMadeAt(),
        state(row));
  }

  private static State state(MatrixProposalRecord row) {
    return switch (row.getState()) {
      case "open" -> new State.Open(row.getContent());
      case "applied" -> new State.Applied(row.getVersion());
      default -> new State.Dropped();
    };
  }
}
