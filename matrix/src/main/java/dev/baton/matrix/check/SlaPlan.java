package dev.baton.matrix.check;

import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What applying a file of promises would do. A row is the same in two versions when it is for the
 * same tickets.
 *
 * @param liveVersion the version compared with; empty when there was none
 * @param changes added and changed rows in the order of the file, then removed ones
 * @param unchanged how many stay as they are
 */
public record SlaPlan(
    Optional<Integer> liveVersion, SlaPolicy policy, List<SlaChange> changes, int unchanged) {
  /** What happens to one row. */
  public sealed interface SlaChange {
    /** New in the candidate. */
    record Added(SlaTarget target) implements SlaChange {}

    /** In both, with other times or hours. */
    record Changed(SlaTarget before, SlaTarget after) implements SlaChange {}

    /** Only in the live version. */
    record Removed(SlaTarget target) implements SlaChange {}
  }

  private record Tickets(Optional<String> account, Set<String> tiers, Set<Priority> priorities) {
    static Tickets of(SlaTarget target) {
      return new Tickets(
          target.account().map(Names::key),
          target.accountTiers().stream().map(Names::key).collect(Collectors.toSet()),
          Set.copyOf(target.priorities()));
    }
  }

  public SlaPlan {
    changes = List.copyOf(changes);
  }

  /**
   * Compares promises with the live version.
   *
   * @param liveVersion its number; empty makes every row an added one
   */
  public static SlaPlan of(Optional<Integer> liveVersion, SlaPolicy live, SlaPolicy candidate) {
    Map<Tickets, SlaTarget> before = new LinkedHashMap<>();
    live.targets().forEach(target -> before.put(Tickets.of(target), target));
    List<SlaChange> changes = new ArrayList<>();
    for (SlaTarget after : candidate.targets()) {
      SlaTarget old = before.remove(Tickets.of(after));
      if (old == null) {
        changes.add(new SlaChange.Added(after));
      } else if (!isSame(old, after)) {
        changes.add(new SlaChange.Changed(old, after));
      }
    }
    int touched = changes.size();
    before.values().forEach(left -> changes.add(new SlaChange.Removed(left)));
    return new SlaPlan(liveVersion, candidate, changes, candidate.targets().size() - touched);
  }

  private static boolean isSame(SlaTarget one, SlaTarget other) {
    return one.firstResponse().equals(other.firstResponse())
        && one.resolution().equals(other.resolution())
        && one.hours().equals(other.hours());
  }

  /** Whether the live version already promises the same. */
  public boolean changesNothing() {
    return liveVersion.isPresent() && changes.isEmpty();
  }
}
