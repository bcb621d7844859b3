package dev.baton.matrix.check;

import dev.baton.matrix.sla.DetectionRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What applying a file of criteria would do. A criterion is the same in two versions when it looks
 * at the same tickets and wants them in the same tier.
 *
 * @param liveVersion the version compared with; empty when the usual criteria stand
 * @param changes added and changed criteria in the order of the file, then removed ones
 * @param unchanged how many stay as they are
 */
public record DetectionPlan(
    Optional<Integer> liveVersion,
    List<DetectionRule> rules,
    List<DetectionChange> changes,
    int unchanged) {
  /** What happens to one criterion. */
  public sealed interface DetectionChange {
    /** New in the candidate. */
    record Added(DetectionRule rule) implements DetectionChange {}

    /** In both, with another time, other hours or another sentence. */
    record Changed(DetectionRule before, DetectionRule after) implements DetectionChange {}

    /** Only in what stands. */
    record Removed(DetectionRule rule) implements DetectionChange {}
  }

  public DetectionPlan {
    rules = List.copyOf(rules);
    changes = List.copyOf(changes);
  }

  /**
   * Compares criteria with those that stand.
   *
   * @param liveVersion its number; empty for the usual ones
   */
  public static DetectionPlan of(
      Optional<Integer> liveVersion, List<DetectionRule> live, List<DetectionRule> candidate) {
    Map<UUID, DetectionRule> before = new LinkedHashMap<>();
    live.forEach(rule -> before.put(rule.id(), rule));
    List<DetectionChange> changes = new ArrayList<>();
    for (DetectionRule after : candidate) {
      DetectionRule old = before.remove(after.id());
      if (old == null) {
        changes.add(new DetectionChange.Added(after));
      } else if (!old.withNumber(1).equals(after.withNumber(1))) {
        changes.add(new DetectionChange.Changed(old, after));
      }
    }
    int touched = changes.size();
    before.values().forEach(left -> changes.add(new DetectionChange.Removed(left)));
    return new DetectionPlan(liveVersion, candidate, changes, candidate.size() - touched);
  }

  /** Whether the live version already says the same. */
  public boolean changesNothing() {
    return liveVersion.isPresent() && changes.isEmpty();
  }
}
