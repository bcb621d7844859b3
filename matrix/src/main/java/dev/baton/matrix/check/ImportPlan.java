package dev.baton.matrix.check;

import dev.baton.matrix.Directory;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What applying a file would do, and what it leaves open. Checking shows it, applying carries it
 * out.
 *
 * @param liveVersion the version compared with; empty when there was none
 * @param routes the routes to apply
 * @param changes added and changed routes in the order of the file, then removed ones
 * @param unchanged how many routes stay as they are
 * @param reordered whether routes of both versions stand in another order
 * @param warnings of reading the file
 * @param gaps what the matrix leaves open, and the checks that were not made
 */
public record ImportPlan(
    Optional<Integer> liveVersion,
    List<Route> routes,
    List<Change> changes,
    int unchanged,
    boolean reordered,
    List<Warning> warnings,
    List<Gap> gaps) {
  public ImportPlan {
    routes = List.copyOf(routes);
    changes = List.copyOf(changes);
    warnings = List.copyOf(warnings);
    gaps = List.copyOf(gaps);
  }

  /**
   * Compares a file with the live version.
   *
   * @param live the live version; empty makes every route an added one
   * @param candidate the routes of the file
   * @param warnings of reading the file
   * @param directory the workspace's members; empty when unknown, which is then a gap of its own
   */
  public static ImportPlan of(
      Optional<Matrix> live,
      List<Route> candidate,
      List<Warning> warnings,
      Optional<Directory> directory) {
    RouteDiff diff = RouteDiff.of(live.map(Matrix::routes).orElse(List.of()), candidate);
    return new ImportPlan(
        live.map(Matrix::version),
        candidate,
        diff.changes(),
        diff.unchanged(),
        diff.reordered(),
        warnings,
        gaps(candidate, directory));
  }

  /** The same with these gaps in place of its own. */
  public ImportPlan with(List<Gap> others) {
    return new ImportPlan(liveVersion, routes, changes, unchanged, reordered, warnings, others);
  }

  private static List<Gap> gaps(List<Route> routes, Optional<Directory> directory) {
    Matrix matrix = Matrix.of(0, routes);
    List<Gap> gaps = new ArrayList<>(TierGaps.of(matrix));
    gaps.addAll(Coverage.of(matrix).gaps());
    gaps.addAll(Shadows.of(routes).gaps());
    gaps.addAll(
        directory
            .map(people -> new PeopleGaps(matrix, people).gaps())
            .orElse(List.of(new Gap.PeopleNotChecked())));
    return gaps;
  }

  /** Whether nothing refuses it. */
  public boolean appliable() {
    return gaps.stream().noneMatch(gap -> gap.severity() == Gap.Severity.REFUSED);
  }

  /** Whether the live version already says the same in the same order. */
  public boolean changesNothing() {
    return liveVersion.isPresent() && changes.isEmpty() && !reordered;
  }
}
