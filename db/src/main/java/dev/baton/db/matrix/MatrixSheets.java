package dev.baton.db.matrix;

import static dev.baton.db.tables.baton.Tables.MATRIX_SHEET;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.MatrixSheetRecord;
import java.util.Optional;
import org.jooq.Condition;

/** The Google Sheet that a workspace linked, if it did. */
public final class MatrixSheets {
  private final Tx tx;
  private final String kind;

  private MatrixSheets(Tx tx, String kind) {
    this.tx = tx;
    this.kind = kind;
  }

  /** That of this transaction's workspace for its matrix. */
  public static MatrixSheets in(Tx tx) {
    return of(tx, MatrixProposals.MATRIX);
  }

  /**
   * That for another file.
   *
   * @param kind {@code matrix}, {@code sla} or {@code criteria}
   */
  public static MatrixSheets of(Tx tx, String kind) {
    return new MatrixSheets(tx, kind);
  }

  private Condition isIt() {
    return MATRIX_SHEET.ORG_ID.eq(tx.orgId()).and(MATRIX_SHEET.KIND.eq(kind));
  }

  /** Empty while none is linked. */
  public Optional<MatrixSheet> find() {
    return tx.dsl().selectFrom(MATRIX_SHEET).where(isIt()).fetchOptional(MatrixSheets::read);
  }

  /** The same, which nobody else changes until the transaction ends. */
  public Optional<MatrixSheet> lock() {
    return tx.dsl()
        .selectFrom(MATRIX_SHEET)
        .where(isIt())
        .forUpdate()
        .fetchOptional(MatrixSheets::read);
  }

  /** Makes this the linked sheet. */
  public void keep(MatrixSheet sheet) {
    MatrixSheetRecord row =
        new MatrixSheetRecord(
            tx.orgId(),
            sheet.link(),
            sheet.shown(),
            sheet.linkedBy(),
            sheet.linkedAt(),
            sheet.lookedAt(),
            sheet.seen().orElse(null),
            sheet.trouble().orElse(null),
            sheet.failures(),
            kind);
    tx.dsl()
        .insertInto(MATRIX_SHEET)
        .set(row)
        .onConflict(MATRIX_SHEET.ORG_ID, MATRIX_SHEET.KIND)
        .doUpdate()
        .set(MATRIX_SHEET.LINK, row.getLink())
        .set(MATRIX_SHEET.SHOWN, row.getShown())
        .set(MATRIX_SHEET.LINKED_BY, row.getLinkedBy())
        .set(MATRIX_SHEET.LINKED_AT, row.getLinkedAt())
        .set(MATRIX_SHEET.LOOKED_AT, row.getLookedAt())
        .set(MATRIX_SHEET.SEEN, row.getSeen())
        .set(MATRIX_SHEET.TROUBLE, row.getTrouble())
        .set(MATRIX_SHEET.FAILURES, row.getFailures())
        .execute();
  }

  /** Looks at none from now on; false when none was linked. */
  public boolean unlink() {
    return tx.dsl().deleteFrom(MATRIX_SHEET).where(isIt()).execute() > 0;
  }

  private static MatrixSheet read(MatrixSheetRecord row) {
    return new MatrixSheet(
        row.getLink(),
        row.getShown(),
        row.getLinkedBy(),
        row.getLinkedAt(),
        row.getLookedAt(),
        Optional.ofNullable(row.getSeen()),
        Optional.ofNullable(row.getTrouble()),
        row.getFailures());
  }
}
