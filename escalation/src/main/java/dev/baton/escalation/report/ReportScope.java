package dev.baton.escalation.report;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** How much of the figures somebody sees. */
public sealed interface ReportScope {
  /** Everything: managers. */
  record Everything() implements ReportScope {}

  /**
   * What these tiers were asked, and the tickets they have: their leads.
   *
   * @param reader whose own figures they see besides
   */
  record Tiers(Set<String> tiers, String reader) implements ReportScope {
    public Tiers {
      tiers = Set.copyOf(tiers);
      requireNonNull(reader);
    }
  }

  /** What this person asked for and owns. */
  record Own(String reader) implements ReportScope {
    public Own {
      requireNonNull(reader);
    }
  }

  /** What of it this question is answered with: leads see no figures of other persons. */
  default ReportScope of(Question question) {
    return switch (this) {
      case Everything _, Own _ -> this;
      case Tiers(_, var reader) -> question.name() == ReportName.AGENTS ? new Own(reader) : this;
    };
  }

  /** Whether contract value, health and renewal are shown: a report names every account. */
  default boolean showsContracts() {
    return switch (this) {
      case Everything _ -> true;
      case Tiers _, Own _ -> false;
    };
  }

  /**
   * Whether this question may be answered: figures of persons are for managers and that person
   * alone, those of contracts for managers.
   */
  default boolean allows(Question question) {
    return switch (this) {
      case Everything _ -> true;
      case Tiers(_, var reader) -> isOfNobodyElse(question, reader) && !asksOfContracts(question);
      case Own(var reader) -> isOfNobodyElse(question, reader) && !asksOfContracts(question);
    };
  }

  private static boolean asksOfContracts(Question question) {
    return question.filters().stream().anyMatch(filter -> filter.field().isOfContract());
  }

  private static boolean isOfNobodyElse(Question question, String reader) {
    return question.by().filter(Dimension::isPeople).isEmpty()
        && question.filters().stream()
            .filter(filter -> filter.field().isPerson())
            .allMatch(filter ->
                filter.op() == Comparison.IS && filter.values().stream().allMatch(reader::equals));
  }
}
