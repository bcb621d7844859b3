package dev.baton.bot.replay;

import dev.baton.escalation.report.Figures;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The figures of a replay. {@link #of} counts them from what happened, one after the other, and
 * shares no code with the product.
 *
 * @param tiers by the tier escalated to: filed, approved, bounced
 * @param agents the same by the requester's address
 * @param codes how often each bounce code was given
 * @param toAndFro tickets handed back after being handed on, or bounced twice or more
 */
record Counted(
    Map<String, String> tiers,
    Map<String, String> agents,
    Map<String, Integer> codes,
    int toAndFro,
    Optional<Duration> half,
    Optional<Duration> nineTenths) {
  static Counted of(List<Outcome> outcomes, List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    int bounced = (int) outcomes.stream().filter(Outcome::bounced).count();
    return new Counted(
        groups(outcomes, outcome -> outcome.move().to()),
        groups(outcomes, outcome -> outcome.move().requester()),
        Map.of("missing_information", bounced),
        toAndFro(outcomes).size(),
        Optional.of(smallestThatCovers(sorted, 5)),
        Optional.of(smallestThatCovers(sorted, 9)));
  }

  /** The shortest time within which that many tenths of the decisions were made. */
  private static Duration smallestThatCovers(List<Duration> sorted, int tenths) {
    int covered = 0;
    for (Duration candidate : sorted) {
      covered++;
      if (covered * 10L >= (long) tenths * sorted.size()) {
        return Duration.ofMillis(Math.round(candidate.toNanos() / 1e6));
      }
    }
    throw new IllegalArgumentException("nothing was decided");
  }

  private static Map<String, String> groups(
      List<Outcome> outcomes, Function<Outcome, String> group) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      int[] of = counts.computeIfAbsent(group.apply(outcome), absent -> new int[3]);
      of[0]++;
      of[outcome.bounced() ? 2 : 1]++;
    }
    Map<String, String> written = new TreeMap<>();
    counts.forEach((name, of) -> written.put(name, of[0] + " " + of[1] + " " + of[2]));
    return written;
  }

  private static Set<String> toAndFro(List<Outcome> outcomes) {
    Set<String> found = new HashSet<>();
    Set<String> handedOn = new HashSet<>();
    Map<String, Integer> bounces = new HashMap<>();
    for (Outcome outcome : outcomes) {
      String ticket = outcome.move().ticket();
      int direction = outcome.move().to().compareTo(outcome.move().from());
      if (outcome.bounced()) {
        bounces.merge(ticket, 1, Integer::sum);
      } else if (direction > 0) {
        handedOn.add(ticket);
      }
      boolean back = !outcome.bounced() && direction < 0 && handedOn.contains(ticket);
      if (back || bounces.getOrDefault(ticket, 0) >= 2) {
        found.add(ticket);
      }
    }
    return found;
  }

  static Map<String, String> lines(List<Figures> groups, UnaryOperator<String> name) {
    Map<String, String> written = new TreeMap<>();
    groups.forEach(figures ->
        written.put(
            name.apply(figures.group()),
            figures.filed() + " " + figures.approved() + " " + figures.bounced()));
    return written;
  }

  static Map<String, String> lines(List<Figures> groups) {
    return lines(groups, UnaryOperator.identity());
  }
}
