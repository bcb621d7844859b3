package dev.baton.escalation.escalate;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param first how many came before these
 * @param total how long the whole list is
 */
public record Slice<T>(List<T> items, int first, int total) {
  public Slice {
    items = List.copyOf(items);
    if (first < 0 || first + items.size() > total) {
      throw new IllegalArgumentException(first + " + " + items.size() + " of " + total);
    }
  }

  public static <T> Slice<T> empty() {
    return new Slice<>(List.of(), 0, 0);
  }

  /** How many come after these. */
  public int after() {
    return total - first - items.size();
  }

  /** The same part of the same list, each as something else. */
  public <R> Slice<R> map(Function<T, R> each) {
    return new Slice<>(items.stream().map(each).toList(), first, total);
  }
}
