package dev.baton.matrix;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Well-formed matrices of any shape, with texts that are hard to write and to read. */
public final class RandomMatrices implements ArbitrarySupplier<Matrix> {
  static final List<String> PEOPLE = List.of("ann", "bob", "cas", "dan", "eve");

  @Override
  public Arbitrary<Matrix> get() {
    return Combinators.combine(tiers(), tiers(), texts(), conditions(), people(), extras())
        .as((from, to, sentence, conditions, people, extras) ->
            conditions
                .andThen(people)
                .andThen(extras)
                .apply(Draft.move(from, to).criteria(sentence)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(RandomMatrices::valid);
  }

  /** Only a hand-back may go without owners, and no row may be said twice. */
  private static Matrix valid(List<Draft> drafts) {
    Matrix loose = Draft.matrix(drafts.toArray(Draft[]::new));
    return Draft.matrix(
        drafts.stream()
            .map(draft ->
                loose.directionOf(draft.route()) != Direction.HAND_BACK
                        && draft.route().owners().isEmpty()
                    ? draft.owners("eve")
                    : draft)
            .distinct()
            .toArray(Draft[]::new));
  }

  static Arbitrary<String> tiers() {
    return Arbitraries.of("T1", "T2", "T3");
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "B",
            " ",
            ",",
            "\"",
            "\"\"",
            "\n",
            "'",
            "=",
            "+",
            "-",
            "@",
            ";",
            "<!channel>",
            "\u05E9",
            "\u0634",
            "\uD83D\uDE00",
            "e\u0301",
            "\u200F",
            "\t")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> Names.strip(String.join("", parts)))
        .filter(text -> !text.isEmpty());
  }

  private static Arbitrary<UnaryOperator<Draft>> conditions() {
    return Combinators.combine(
            some(categories()),
            some(Arbitraries.of(Priority.class)),
            some(Arbitraries.of("Pro", "Free")),
            some(Arbitraries.of("de", "fr")))
        .as((categories, priorities, accountTiers, languages) ->
            draft -> {
              Draft all = draft;
              all = categories.isEmpty() ? all : all.category(array(categories));
              all = priorities.isEmpty() ? all : all.priority(priorities.toArray(Priority[]::new));
              all = accountTiers.isEmpty() ? all : all.accountTier(array(accountTiers));
              return languages.isEmpty() ? all : all.custom("language", array(languages));
            });
  }

  static Arbitrary<String> categories() {
    return Arbitraries.of(
        "billing", "network", "=1+1", "say \"\u05E9\u05DC\u05D5\u05DD\", \uD83D\uDE00");
  }

  private static Arbitrary<UnaryOperator<Draft>> people() {
    Arbitrary<String> names = Arbitraries.of(PEOPLE);
    return Combinators.combine(
            some(names),
            some(names),
            some(names).filter(leads -> !leads.isEmpty()),
            some(names),
            some(names),
            Arbitraries.of(Pick.class))
        .as((owners, backupOwners, leads, backupLeads, managers, pick) ->
            draft ->
                draft
                    .owners(array(owners))
                    .backupOwners(array(backupOwners))
                    .leads(array(leads))
                    .backupLeads(array(backupLeads))
                    .managers(array(managers))
                    .pick(pick));
  }

  private static Arbitrary<UnaryOperator<Draft>> extras() {
    return Combinators.combine(
            some(texts().map(text -> Names.tidy(text))),
            Arbitraries.integers().between(0, 5_000),
            Arbitraries.of(true, false))
        .as((checklist, minutes, busy) ->
            draft -> {
              Draft all = draft.checklist(array(checklist));
              all = minutes == 0 ? all : all.acceptWithin(Duration.ofMinutes(minutes));
              return busy ? all.hours("Mon-Fri 22:00-06:00 Europe/Berlin").channel("C0HELP") : all;
            });
  }

  private static <T> Arbitrary<List<T>> some(Arbitrary<T> values) {
    return values.list().uniqueElements().ofMaxSize(2);
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
