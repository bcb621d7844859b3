package dev.baton.db.table;

import static dev.baton.db.tables.baton.Tables.MATRIX_PROPOSAL;

import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixOrigin;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/**
 * Files of accounts and tickets that somebody was shown and may apply; kept as proposed matrices
 * are, and as long.
 */
public final class ProposedTables {

  private final Tx tx;

  private ProposedTables(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static ProposedTables in(Tx tx) {
    return new ProposedTables(tx);
  }

  /**
   * One of them.
   *
   * @param kind {@code accounts} or {@code tickets}
   * @param name what the file is called
   * @param content its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody changes it or compares by it
  public record Proposed(String kind, String name, byte[] content) {}

  /** Keeps one that is open. */
  public void keep(UUID id, Proposed proposed, String sha256, String by, Instant at) {
    tx.dsl()
        .insertInto(MATRIX_PROPOSAL)
        .set(MATRIX_PROPOSAL.ORG_ID, tx.orgId())
        .set(MATRIX_PROPOSAL.PROPOSAL_ID, id)
        .set(MATRIX_PROPOSAL.KIND, proposed.kind())
        .set(MATRIX_PROPOSAL.ORIGIN, MatrixOrigin.FILE.code())
        .set(MATRIX_PROPOSAL.SOURCE, proposed.name())
        .set(MATRIX_PROPOSAL.SHA256, sha256)
        .set(MATRIX_PROPOSAL.CONTENT, proposed.content())
        .set(MATRIX_PROPOSAL.MADE_BY, by)
        .set(MATRIX_PROPOSAL.MADE_AT, at)
        .execute();
  }

  /** Empty when it was applied, or its time is over, or there never was one of this id. */
  public Optional<Proposed> find(UUID id) {
    return tx.dsl()
        .selectFrom(MATRIX_PROPOSAL)
        .where(open(id))
        .fetchOptional(row -> new Proposed(row.getKind(), row.getSource(), row.getContent()));
  }

  /** Notes that it was applied; its text goes. False when it was already. */
  public boolean applied(UUID id) {
    return tx.dsl()
            .update(MATRIX_PROPOSAL)
            .set(MATRIX_PROPOSAL.STATE, "applied")
            .set(MATRIX_PROPOSAL.VERSION, 1)
            .setNull(MATRIX_PROPOSAL.CONTENT)
            .where(open(id))
            .execute()
        > 0;
  }

  private Condition open(UUID id) {
    return MATRIX_PROPOSAL
        .ORG_ID
        .eq(tx.orgId())
        .and(MATRIX_PROPOSAL.PROPOSAL_ID.eq(id))
        .and(MATRIX_PROPOSAL.KIND.in("accounts", "tickets"))
        .and(MATRIX_PROPOSAL.STATE.eq("open"));
  }
}
