package dev.baton.matrix.sla;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one account tier is promised, priority by priority, as it is edited apart from all others.
 *
 * @param tier empty for every ticket that no narrower row fits
 */
public record TierTerms(Optional<String> tier, Map<Priority, Term> terms) {
  /**
   * For one priority.
   *
   * @param firstResponse empty promises no first answer
   * @param resolution empty promises no solution
   */
  public record Term(
      Optional<Duration> firstResponse, Optional<Duration> resolution, SlaHours hours) {
    public Term {
      requireNonNull(firstResponse);
      requireNonNull(resolution);
      requireNonNull(hours);
    }

    private static Term of(SlaTarget target) {
      return new Term(target.firstResponse(), target.resolution(), target.hours());
    }
  }

  public TierTerms {
    tier = tier.map(Names::tidy).filter(name -> !name.isEmpty());
    terms = Map.copyOf(terms);
  }

  /** What these promises say for that tier now; a priority without any is left out. */
  public static TierTerms of(SlaPolicy policy, Optional<String> tier) {
    Map<Priority, Term> terms = new TreeMap<>();
    for (Priority priority : Priority.values()) {
      policy
          .targetFor(new SlaFacts(Optional.empty(), tier, Optional.of(priority)))
          .ifPresent(target -> terms.put(priority, Term.of(target)));
    }
    return new TierTerms(tier, terms);
  }

  /**
   * The promises with these in them. Rows that said something else for this tier and priority say
   * it for the others that they named; what says the same already stays as it is.
   */
  public SlaPolicy in(SlaPolicy policy) {
    Map<Priority, Term> before = of(policy, tier).terms();
    List<SlaTarget> rows = new ArrayList<>(policy.targets());
    new TreeMap<>(terms)
        .forEach((priority, term) -> {
          if (!isSaidBy(Optional.ofNullable(before.get(priority)), term)) {
            List<SlaTarget> without = without(rows, priority);
            rows.clear();
            rows.addAll(without);
            rows.add(row(priority, term));
          }
        });
    List<SlaTarget> numbered = new ArrayList<>();
    rows.forEach(row -> numbered.add(row.withNumber(numbered.size() + 1)));
    return new SlaPolicy(numbered);
  }

  /** Nothing promised is nothing new where no row fits either. */
  private static boolean isSaidBy(Optional<Term> before, Term term) {
    return before
        .map(term::equals)
        .orElseGet(() -> term.firstResponse().isEmpty() && term.resolution().isEmpty());
  }

  private SlaTarget row(Priority priority, Term term) {
    return new SlaTarget(
        1,
        Optional.empty(),
        tier.stream().toList(),
        List.of(priority),
        term.firstResponse(),
        term.resolution(),
        term.hours());
  }

  private List<SlaTarget> without(List<SlaTarget> rows, Priority priority) {
    List<SlaTarget> left = new ArrayList<>();
    for (SlaTarget row : rows) {
      boolean meant =
          row.account().isEmpty()
              && row.priorities().contains(priority)
              && (tier.isEmpty() ? row.accountTiers().isEmpty() : names(row));
      if (meant) {
        left.addAll(split(row, priority));
      } else {
        left.add(row);
      }
    }
    return left;
  }

  private boolean names(SlaTarget row) {
    return row.accountTiers().stream().anyMatch(this::isIt);
  }

  private boolean isIt(String name) {
    return tier.filter(mine -> Names.key(mine).equals(Names.key(name))).isPresent();
  }

  private List<SlaTarget> split(SlaTarget row, Priority priority) {
    List<SlaTarget> parts = new ArrayList<>();
    List<String> others = row.accountTiers().stream().filter(name -> !isIt(name)).toList();
    if (!others.isEmpty()) {
      parts.add(with(row, others, row.priorities()));
    }
    List<Priority> left = row.priorities().stream().filter(each -> each != priority).toList();
    if (!left.isEmpty()) {
      parts.add(with(row, tier.stream().toList(), left));
    }
    return parts;
  }

  private static SlaTarget with(SlaTarget row, List<String> tiers, List<Priority> priorities) {
    return new SlaTarget(
        row.number(),
        row.account(),
        tiers,
        priorities,
        row.firstResponse(),
        row.resolution(),
        row.hours());
  }
}
