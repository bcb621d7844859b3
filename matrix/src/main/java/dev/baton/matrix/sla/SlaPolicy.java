package dev.baton.matrix.sla;

import dev.baton.matrix.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that was promised: the rows of one version.
 *
 * @param targets in the order of the file
 */
public record SlaPolicy(List<SlaTarget> targets) {
  private static final String ENTERPRISE = "Enterprise";
  private static final String MID_MARKET = "Mid-Market";

  public SlaPolicy {
    targets = List.copyOf(targets);
  }

  /** Nothing is promised to anybody. */
  public static SlaPolicy none() {
    return new SlaPolicy(List.of());
  }

  /** The narrowest row that fits, of equals the first; empty when none does. */
  public Optional<SlaTarget> targetFor(SlaFacts ticket) {
    return targets.stream()
        .filter(target -> target.fits(ticket))
        .min(
            Comparator.comparingInt(SlaTarget::specificity)
                .reversed()
                .thenComparingInt(SlaTarget::number));
  }

  /** What stands until an admin promises something else: first answers, around the clock. */
  public static SlaPolicy usual() {
    List<SlaTarget> rows = new ArrayList<>();
    add(rows, List.of(ENTERPRISE), Priority.P1, Duration.ofMinutes(30));
    add(rows, List.of(MID_MARKET), Priority.P1, Duration.ofHours(1));
    add(rows, List.of(), Priority.P1, Duration.ofHours(2));
    add(rows, List.of(ENTERPRISE), Priority.P2, Duration.ofHours(4));
    add(rows, List.of(MID_MARKET), Priority.P2, Duration.ofHours(8));
    add(rows, List.of(), Priority.P2, Duration.ofHours(24));
    add(rows, List.of(), Priority.P3, Duration.ofHours(24));
    add(rows, List.of(), Priority.P4, Duration.ofDays(3));
    return new SlaPolicy(rows);
  }

  private static void add(
      List<SlaTarget> rows, List<String> tiers, Priority priority, Duration firstResponse) {
    rows.add(
        new SlaTarget(
            rows.size() + 1,
            Optional.empty(),
            tiers,
            List.of(priority),
            Optional.of(firstResponse),
            Optional.empty(),
            new SlaHours.Always()));
  }
}
