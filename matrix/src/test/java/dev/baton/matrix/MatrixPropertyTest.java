package dev.baton.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MatrixPropertyTest {
  @Property(tries = 500)
  void onlyRoutesThatFitAreSuggestedAndAllOfThem(
      @ForAll(supplier = RandomMatrices.class) Matrix matrix,
      @ForAll @From("tickets") TicketFacts facts,
      @ForAll @From("directories") Directory directory) {
    List<Integer> offered =
        suggestions(matrix, facts, directory).stream().map(s -> s.route().number()).toList();

    assertThat(offered)
        .containsExactlyInAnyOrderElementsOf(
            matrix.routes().stream()
                .filter(r -> fits(matrix, r, facts, directory))
                .map(Route::number)
                .toList());
  }

  /** Written without the index, the plain way. */
  private static boolean fits(Matrix matrix, Route route, TicketFacts facts, Directory directory) {
    boolean leaves =
        facts.tier().isPresent()
            ? facts.tier().get().equals(route.from())
            : matrix.entryTiers().contains(route.from())
                || worksIn(matrix, route.from(), facts.requester(), directory);
    String category = facts.category().filter(c -> !c.equals("Other")).orElse("none");
    return leaves
        && accepts(route.categories(), category)
        && accepts(route.priorities(), facts.priority())
        && accepts(route.accountTiers(), facts.accountTier().orElse("none"))
        && route.custom().stream()
            .allMatch(c -> accepts(c.values(), facts.custom().getOrDefault(c.name(), "none")));
  }

  private static boolean worksIn(Matrix matrix, Tier tier, String requester, Directory directory) {
    return directory
        .find(requester)
        .filter(person -> !(person.availability() instanceof Availability.Guest))
        .flatMap(Person::email)
        .filter(email ->
            matrix.entering(tier).stream()
                .flatMap(route ->
                    Stream.of(
                            route.owners(),
                            route.backupOwners(),
                            route.leads(),
                            route.backupLeads())
                        .flatMap(List::stream))
                .anyMatch(email::equals))
        .isPresent();
  }

  private static <T> boolean accepts(List<T> values, T value) {
    return values.isEmpty() || values.contains(value);
  }

  @Property(tries = 500)
  void theRequesterNeverGetsTheTicketExceptBack(
      @ForAll(supplier = RandomMatrices.class) Matrix matrix,
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
    }
  }

  @Property(tries = 300)
  void theSameQuestionGetsTheSameAnswer(
      @ForAll(supplier = RandomMatrices.class) Matrix matrix,
      @ForAll @From("tickets") TicketFacts facts,
      @ForAll @From("directories") Directory directory) {
    Matrix again = Matrix.of(matrix.version(), matrix.routes());

    assertThat(again.suggest(facts, directory)).isEqualTo(matrix.suggest(facts, directory));
  }

  /** Where a ticket may begin in several tiers, within each of them. */
  @Property(tries = 300)
  void directionsAndAvailabilityAreInOrder(
      @ForAll(supplier = RandomMatrices.class) Matrix matrix,
      @ForAll @From("tickets") TicketFacts facts,
      @ForAll @From("directories") Directory directory) {
    assertThat(suggestions(matrix, facts, directory))
        .isSortedAccordingTo((one, other) -> {
          if (!one.route().from().equals(other.route().from())) {
            return 0;
          }
          return one.direction() == other.direction()
              ? Boolean.compare(other.available(), one.available())
              : one.direction().compareTo(other.direction());
        });
  }

  private static List<Suggestion> suggestions(
      Matrix matrix, TicketFacts facts, Directory directory) {
    return matrix.suggest(facts, directory) instanceof Suggestions.Offered(var suggestions)
        ? suggestions
        : List.of();
  }

  @Provide
  Arbitrary<TicketFacts> tickets() {
    Arbitrary<String> ids = Arbitraries.of(RandomMatrices.PEOPLE).map(Acme::id);
    return Combinators.combine(
            RandomMatrices.tiers().map(Tier::new).optional(),
            Arbitraries.oneOf(RandomMatrices.categories(), Arbitraries.just("Other")).optional(),
            Arbitraries.of(Priority.class),
            Arbitraries.of("Pro", "Free").optional(),
            Arbitraries.maps(Arbitraries.just("language"), Arbitraries.of("de", "fr")),
            Arbitraries.maps(RandomMatrices.tiers().map(Tier::new), ids),
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
    return Arbitraries.maps(
            Arbitraries.of(RandomMatrices.PEOPLE),
            Combinators.combine(
                    availability,
                    Arbitraries.integers().between(0, 3),
                    Arbitraries.longs().between(0, 3).map(Instant::ofEpochSecond).optional())
                .as(Known::new))
        .ofMaxSize(5)
        .map(people ->
            Directory.of(
                people.entrySet().stream().map(one -> one.getValue().as(one.getKey())).toList(),
                List.of()));
  }

  private record Known(Availability availability, int load, Optional<Instant> last) {
    Person as(String name) {
      return new Person(
          Acme.id(name),
          Optional.of(new Email(name + "@acme.test")),
          name,
          availability,
          load,
          last);
    }
  }
}
