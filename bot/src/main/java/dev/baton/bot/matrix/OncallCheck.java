package dev.baton.bot.matrix;

import dev.baton.bot.medium.PagerDuty;
import dev.baton.db.Tx;
import dev.baton.db.medium.OncallKeys;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Route;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.ImportPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The PagerDuty keys of a matrix: those that its file brings are sealed and kept, those that it
 * names by their fingerprint must be there already.
 *
 * @param pagerDuty empty when nothing could seal them
 */
record OncallCheck(Optional<PagerDuty> pagerDuty) {
  /** Keeps what the file brought; nothing without a key to seal it. */
  void keep(Tx tx, MatrixSource source, Instant now) {
    pagerDuty.ifPresent(api ->
        source
            .keys()
            .forEach((fingerprint, key) ->
                OncallKeys.in(tx).keep(fingerprint, api.seal(tx.orgId(), fingerprint, key), now)));
  }

  /**
   * The same plan with what it lacks among its gaps.
   *
   * @param brought by the file, and not kept yet
   */
  ImportPlan noted(Tx tx, ImportPlan plan, Set<OncallKey> brought) {
    Map<String, List<Integer>> routes = new TreeMap<>();
    for (Route route : plan.routes()) {
      route
          .oncall()
          .ifPresent(key ->
              routes
                  .computeIfAbsent(key.fingerprint(), _ -> new ArrayList<>())
                  .add(route.number()));
    }
    if (routes.isEmpty()) {
      return plan;
    }
    Set<OncallKey> known = new HashSet<>(OncallKeys.in(tx).all());
    if (pagerDuty.isPresent()) {
      known.addAll(brought);
    }
    List<Gap> gaps = new ArrayList<>(plan.gaps());
    routes.forEach((fingerprint, numbers) -> {
      OncallKey key = new OncallKey(fingerprint);
      if (!known.contains(key)) {
        gaps.add(
            pagerDuty.isPresent()
                ? new Gap.OncallUnknown(key, numbers)
                : new Gap.OncallUnsealed(key, numbers));
      }
    });
    return plan.with(gaps);
  }
}
