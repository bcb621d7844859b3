package dev.baton.matrix.check;

import dev.baton.matrix.Direction;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import java.util.ArrayList;
import java.util.List;

/** What is open about where tickets begin. */
final class TierGaps {
  private TierGaps() {}

  static List<Gap> of(Matrix matrix) {
    List<Gap> gaps = new ArrayList<>();
    if (matrix.entryTiers().isEmpty()) {
      gaps.add(new Gap.NoEntryTier());
    }
    matrix.entryTiers().stream()
        .skip(1)
        .filter(tier -> onlyHandsBack(matrix, tier))
        .map(Gap.NamedTooLate::new)
        .forEach(gaps::add);
    return gaps;
  }

  private static boolean onlyHandsBack(Matrix matrix, Tier tier) {
    return matrix.leaving(tier).stream()
        .allMatch(route -> matrix.directionOf(route) == Direction.HAND_BACK);
  }
}
