package dev.baton.bot.matrix;

import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.ParseResult;

/** The matrix in a linked Google Sheet. */
final class WatchedMatrix implements WatchedSheet {
  private final MatrixImport imports;

  WatchedMatrix(BotParts parts) {
    this.imports = new MatrixImport(parts.tenants(), parts.clock());
  }

  @Override
  public String kind() {
    return MatrixProposals.MATRIX;
  }

  @Override
  public Found look(Tx tx, MatrixSource source) {
    return switch (source.reading()) {
      case ParseResult.Faulty _ -> Found.UNUSABLE;
      case ParseResult.Parsed parsed ->
          imports.plan(tx, parsed).map(WatchedMatrix::found).orElse(Found.SAME);
    };
  }

  private static Found found(ImportPlan plan) {
    return !plan.appliable() ? Found.UNUSABLE : plan.changesNothing() ? Found.SAME : Found.CHANGED;
  }
}
