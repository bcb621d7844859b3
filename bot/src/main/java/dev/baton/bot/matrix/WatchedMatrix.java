package dev.baton.bot.matrix;

import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.ParseResult;
import java.time.Instant;

/** The matrix in a linked Google Sheet. */
final class WatchedMatrix implements WatchedSheet {
  private final MatrixImport imports;
  private final OncallCheck oncall;

  WatchedMatrix(BotParts parts) {
    this.imports = new MatrixImport(parts.tenants(), parts.media().pagerDuty(), parts.clock());
    this.oncall = new OncallCheck(parts.media().pagerDuty());
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
          imports
              .plan(tx, parsed, source.keys().keySet())
              .map(WatchedMatrix::found)
              .orElse(Found.SAME);
    };
  }

  @Override
  public void keep(Tx tx, MatrixSource source, Instant now) {
    oncall.keep(tx, source, now);
  }

  private static Found found(ImportPlan plan) {
    return !plan.appliable() ? Found.UNUSABLE : plan.changesNothing() ? Found.SAME : Found.CHANGED;
  }
}
