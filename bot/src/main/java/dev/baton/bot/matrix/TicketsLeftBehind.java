package dev.baton.bot.matrix;

import dev.baton.db.Tx;
import dev.baton.db.escalate.TicketsInTiers;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.ImportPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Open tickets in tiers that a new matrix does not have any more: nothing leads them on. */
public final class TicketsLeftBehind {
  /** So many of a tier are counted. */
  static final int MOST = 1000;

  private TicketsLeftBehind() {}

  /**
   * The same plan with what it leaves behind among its gaps.
   *
   * @param live what it would take the place of; empty before the first import
   */
  public static ImportPlan noted(Tx tx, Optional<Matrix> live, ImportPlan plan) {
    Set<Tier> gone = new HashSet<>(live.map(Matrix::tiers).orElse(List.of()));
    gone.removeAll(Matrix.of(0, plan.routes()).tiers());
    List<Gap> gaps = new ArrayList<>(plan.gaps());
    gone.stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(tier -> {
          int tickets = TicketsInTiers.in(tx).open(tier, MOST);
          if (tickets > 0) {
            gaps.add(new Gap.TicketsLeftBehind(tier, tickets));
          }
        });
    return plan.with(gaps);
  }
}
