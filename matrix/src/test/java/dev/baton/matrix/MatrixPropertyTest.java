package dev.baton.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class MatrixPropertyTest {
  private static final List<String> PEOPLE = List.of("ann", "bob", "cas", "dan", "eve");

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll @From("matrices") Matrix matrix) throws IOException {
    String text = MatrixCsv.write(matrix.routes());

    assertThat(MatrixCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(new Reading.Read(matrix.routes(), List.of()));
  }

  @Property(tries = 1000)
  void readingNeverThrows(@ForAll byte[] bytes) {
    assertThatCode(() -> MatrixCsv.read(new ByteArrayInputStream(bytes)))
        .doesNotThrowAnyException();
  }

  @Property(tries = 500)
  void readingAlmostAMatrixNeverThrows(
      @ForAll @Size(max = 40) List<@From("crumbs") String> crumbs) {
    String text =
        "from_tier,to_tier,criteria,owner,lead,if:a,hours,priority\n" + String.join("", crumbs);

    assertThatCode(
            () -> MatrixCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
        .doesNotThrowAnyException();
  }

  @Property(tries = 500)
  void onlyRoutesThatFitAreSuggestedAndAllOfThem(
      @ForAll @From("matrices") Matrix matrix,
      @ForAll @From("tickets") TicketFacts facts,
      @ForAll @From("directories") Directory directory) {
    List<Integer> offered =
        suggestions(matrix, facts, directory).stream().map(s -> s.route().number()).toList();

    assertThat(offered)
        .containsExactlyInAnyOrderElementsOf(
            matrix.routes().stream()
                .filter(r -> fits(matrix, r, facts))
                .map(Route::number)
                .toList());
  }

  /** Written without the index, the plain way. */
  private static boolean fits(Matrix matrix, Route route, TicketFacts facts) {
    boolean leaves =
        facts.tier().isPresent()
            ? facts.tier().get().equals(route.from())
            : matrix.entryTiers().contains(route.from());
    String category = facts.category().filter(c -> !c.equals("Other")).orElse("none");
    return leaves
        && accepts(route.categories(), category)
        && accepts(route.priorities(), facts.priority())
        && accepts(route.accountTiers(), facts.accountTier().orElse("none"))
        && route.custom().stream()
            .allMatch(c -> accepts(c.values(), facts.custom().getOrDefault(c.name(), "none")));
  }

  private static <T> boolean accepts(List<T> values, T value) {
    return values.isEmpty() || values.contains(value);
  }

  @Property(tries = 500)
  void theRequesterNeverGetsTheTicketExceptBack(
      @ForAll @From("matrices") Matrix matrix,
      @ForAll @From("tickets") TicketFacts facts,
      @ForAll @From("directories") Directory directory) {
    for (Suggestion suggestion : suggestions(matrix, facts, directory)) {
      boolean returns =
          suggestion.direction() == Direction.HAND_BACK
              && facts
                  .requester()
                  .equals(facts.lastOwnerByTier().getOrDefault(suggestion.route().to(), ""));
      assertThat(suggestion.candidates())
          .allMatch(c -> returns || !c.person().id().equals(facts.requester()))
          .allMatch(c -> c.person().availability() instanceof Availability.Available);
      assertThat(
              matrix
                  .deciders(suggestion.route(), facts.priority(), facts.requester(), directory)
                  .all())
          .noneMatch(decider -> decider.person().id().equals(facts.requester()))
          .doesNotHaveDuplicates();
    }
  }

  @Property(tries = 300)
  void theSameQuestionGetsTheSameAnswer(
      @ForAll @From("matrices") Matrix matrix,
      @ForAll @From("tickets") TicketFacts facts,
      @ForAll @From("directories") Directory directory) {
    Matrix again = Matrix.of(matrix.version(), matrix.routes());

    assertThat(again.suggest(facts, directory)).isEqualTo(matrix.suggest(facts, directory));
  }

  @Property(tries = 300)
  void directionsAndAvailabilityAreInOrder(
      @ForAll @From("matrices") Matrix matrix,
      @ForAll @From("tickets") TicketFacts facts,
      @ForAll @From("directories") Directory directory) {
    assertThat(suggestions(matrix, facts, directory))
        .isSortedAccordingTo((one, other) ->
            one.direction() == other.direction()
                ? Boolean.compare(other.available(), one.available())
                : one.direction().compareTo(other.direction()));
  }

  @Property(tries = 300)
  void aPlanAgainstItselfChangesNothing(@ForAll @From("matrices") Matrix matrix) {
    ImportPlan plan =
        ImportPlan.of(
            Optional.of(matrix), new Reading.Read(matrix.routes(), List.of()), Optional.empty());

    assertThat(plan.changesNothing()).isTrue();
    assertThat(plan.unchanged()).isEqualTo(matrix.routes().size());
  }

  private static List<Suggestion> suggestions(
      Matrix matrix, TicketFacts facts, Directory directory) {
    return matrix.suggest(facts, directory) instanceof Suggestions.Offered(var suggestions)
        ? suggestions
        : List.of();
  }

  @Provide
  Arbitrary<String> crumbs() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "T1", "T2", ",", "\"", "\n", "\r\n", "|", "a@b.test", "P1", "P1|P9", "'=", "Mon", "\0"),
        Arbitraries.strings().ofMaxLength(4));
  }

  @Provide
  Arbitrary<Matrix> matrices() {
    return Combinators.combine(tiers(), tiers(), texts(), conditions(), people(), extras())
        .as((from, to, sentence, conditions, people, extras) ->
            conditions
                .andThen(people)
                .andThen(extras)
                .apply(Draft.move(from, to).criteria(sentence)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(MatrixPropertyTest::valid);
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

  private static Arbitrary<String> tiers() {
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
        .map(parts -> Wording.strip(String.join("", parts)))
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

  private static Arbitrary<String> categories() {
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
            some(texts().map(text -> Wording.tidy(text))),
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

  @Provide
  Arbitrary<TicketFacts> tickets() {
    Arbitrary<String> ids = Arbitraries.of(PEOPLE).map(Acme::id);
    return Combinators.combine(
            tiers().map(Tier::new).optional(),
            Arbitraries.oneOf(categories(), Arbitraries.just("Other")).optional(),
            Arbitraries.of(Priority.class),
            Arbitraries.of("Pro", "Free").optional(),
            Arbitraries.maps(Arbitraries.just("language"), Arbitraries.of("de", "fr")),
            Arbitraries.maps(tiers().map(Tier::new), ids),
            ids.optional(),
            ids)
        .as(TicketFacts::new);
  }

  @Provide
  Arbitrary<Directory> directories() {
    Arbitrary<Availability> availability =
        Arbitraries.of(
            new Availability.Available(),
            new Availability.Away(Optional.empty()),
            new Availability.Deactivated(),
            new Availability.Guest());
    return Combinators.combine(
            Arbitraries.of(PEOPLE),
            availability,
            Arbitraries.integers().between(0, 3),
            Arbitraries.longs().between(0, 3).map(Instant::ofEpochSecond).optional())
        .as((name, state, load, last) ->
            new Person(
                Acme.id(name),
                Optional.of(new Email(name + "@acme.test")),
                name,
                state,
                load,
                last))
        .list()
        .uniqueElements(Person::id)
        .ofMaxSize(5)
        .map(people -> Directory.of(people, List.of()));
  }
}
