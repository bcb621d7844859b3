package dev.baton.bot.matrix;

import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixProposal.ChangedRoute;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of one route, carried over to the version that is live now, so that it takes back
 * nothing that somebody else changed meanwhile.
 */
final class RouteRebase {
  private final Matrices matrices;

  RouteRebase(Tx tx) {
    this.matrices = Matrices.in(tx);
  }

  /**
   * The live routes with the changed one in the place of what it was made from; empty when that is
   * not among them any more.
   *
   * @param proposed all routes of the version it was changed in, with the change
   */
  Optional<List<Route>> onLive(ChangedRoute changed, List<Route> proposed) {
    Optional<Matrix> live = matrices.live();
    if (live.isEmpty() || changed.number() > proposed.size()) {
      return Optional.empty();
    }
    Route after = proposed.get(changed.number() - 1);
    if (live.get().version() == changed.version()) {
      return Optional.of(replaced(live.get().routes(), changed.number(), after));
    }
    return matrices
        .load(changed.version())
        .route(changed.number())
        .flatMap(before -> placeOf(before, live.get().routes()))
        .map(place -> replaced(live.get().routes(), place, after));
  }

  private static Optional<Integer> placeOf(Route before, List<Route> live) {
    return live.stream()
        .filter(route -> route.withNumber(before.number()).equals(before))
        .map(Route::number)
        .findFirst();
  }

  private static List<Route> replaced(List<Route> routes, int number, Route after) {
    List<Route> changed = new ArrayList<>(routes);
    changed.set(number - 1, after.withNumber(number));
    return changed;
  }
}
