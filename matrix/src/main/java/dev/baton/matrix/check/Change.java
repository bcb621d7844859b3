package dev.baton.matrix.check;

import dev.baton.matrix.Route;
import java.util.List;

/**
 * What an import does to one route. A route is the same in two versions when it has the same tiers,
 * conditions and hours; of several such routes those that say the same are paired first, the rest
 * in file order.
 */
public sealed interface Change {
  /** New in the candidate. */
  record Added(Route route) implements Change {}

  /** In both, with other cells; at least one field differs. */
  record Changed(Route before, Route after, List<Field> fields) implements Change {
    public Changed {
      fields = List.copyOf(fields);
    }
  }

  /** Only in the live version. */
  record Removed(Route route) implements Change {}

  /** A cell that differs, as it stands in the file; blank texts are empty. */
  record Field(String column, String before, String after) {}
}
