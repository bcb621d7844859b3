package dev.baton.matrix;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One version of a workspace's routes. Built once per version and then only read. */
public final class Matrix {
  private static final Comparator<Suggestion> BEST_FIRST =
      Comparator.comparing(Suggestion::direction)
          .thenComparing(Comparator.comparing(Suggestion::available).reversed())
          .thenComparing(Comparator.<Suggestion>comparingInt(Matrix::specificity).reversed())
          .thenComparingInt(suggestion -> suggestion.route().number());

  private final int version;
  private final Map<Integer, Route> byNumber;
  private final List<Route> routes;
  private final TierOrder order;
  private final List<Tier> entryTiers;
  private final Map<Tier, List<Route>> leaving;
  private final Map<Tier, List<Route>> entering;
  private final RouteIndex index;
  private final People people;
  private final Vocabulary vocabulary;

  private Matrix(int version, Map<Integer, Route> byNumber) {
    this.version = version;
    this.routes = List.copyOf(byNumber.values());
    this.byNumber = byNumber;
    this.order = TierOrder.of(routes.stream().flatMap(r -> Stream.of(r.from(), r.to())));
    this.index = new RouteIndex(routes);
    this.people = new People(routes);
    this.vocabulary = new Vocabulary(routes);
    this.leaving = routes.stream().collect(Collectors.groupingBy(Route::from));
    this.entering = routes.stream().collect(Collectors.groupingBy(Route::to));
    this.entryTiers = order.tiers().stream().filter(tier -> !anyForward(entering(tier))).toList();
  }

  /**
   * Builds a matrix; routes are taken in the order of their numbers.
   *
   * <p>Throws {@link IllegalArgumentException} when two routes have one number.
   */
  public static Matrix of(int version, List<Route> routes) {
    Map<Integer, Route> byNumber = new TreeMap<>();
    for (Route route : routes) {
      if (byNumber.put(route.number(), route) != null) {
        throw new IllegalArgumentException("Two routes have the number " + route.number());
      }
    }
    return new Matrix(version, byNumber);
  }

  private boolean anyForward(List<Route> routes) {
    return routes.stream().anyMatch(route -> directionOf(route) == Direction.FORWARD);
  }

  public int version() {
    return version;
  }

  /** All routes in file order. */
  public List<Route> routes() {
    return routes;
  }

  /** The route of this number, if any. */
  public Optional<Route> route(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /** All tiers in order, spelled as first written. */
  public List<Tier> tiers() {
    return order.tiers();
  }

  /** Tiers that no forward route leads to: where tickets begin. */
  public List<Tier> entryTiers() {
    return entryTiers;
  }

  /** Whether the tier is there and no forward route leaves it. */
  public boolean isLast(Tier tier) {
    return order.has(tier) && !anyForward(leaving(tier));
  }

  /** Where this route leads. */
  public Direction directionOf(Route route) {
    return order.direction(route.from(), route.to());
  }

  /** Routes out of the tier in file order. */
  public List<Route> leaving(Tier tier) {
    return leaving.getOrDefault(tier, List.of());
  }

  /** Routes into the tier in file order. */
  public List<Route> entering(Tier tier) {
    return entering.getOrDefault(tier, List.of());
  }

  /** Categories that routes name, sorted, without {@value TicketFacts#OTHER}. */
  public List<String> categories() {
    return vocabulary.categories();
  }

  /** The category as the matrix spells it; empty when no route names it. */
  public Optional<String> category(String text) {
    return categories().stream().filter(c -> Names.key(c).equals(Names.key(text))).findFirst();
  }

  /** Whether the account's tier can make a difference. */
  public boolean needsAccountTier() {
    return !vocabulary.accountTiers().isEmpty();
  }

  /** Account tiers that routes name, in order of first appearance. */
  public List<String> accountTiers() {
    return vocabulary.accountTiers();
  }

  /** The workspace's own conditions by name, without {@code if:}, each with its sorted values. */
  public Map<String, List<String>> customConditions() {
    return vocabulary.custom();
  }

  /** The tier's people: owners, backups and leads on routes into it. */
  public List<Email> peopleOf(Tier tier) {
    return people.workingIn(tier);
  }

  /** Everybody the {@code manager} column names: managers of the workspace. */
  public List<Email> managers() {
    return people.managers();
  }

  /** Leads of routes into the tier after this one; empty at the top. */
  public List<Email> leadsAbove(Tier tier) {
    int above = order.place(tier) + 1;
    return order.has(tier) && above < order.tiers().size()
        ? people.leadingInto(order.tiers().get(above))
        : List.of();
  }

  /**
   * Who takes what: routes a ticket of this category could take, by tier, forward first. An empty
   * category lists all; one no route names lists those for any category.
   */
  public List<GuideEntry> guide(Optional<String> category) {
    Optional<String> wanted = category.map(Names::key);
    return routes.stream()
        .filter(route -> wanted.isEmpty() || takes(route, wanted.get()))
        .map(route -> new GuideEntry(route, directionOf(route)))
        .sorted(
            Comparator.<GuideEntry>comparingInt(entry -> order.place(entry.route().from()))
                .thenComparing(GuideEntry::direction))
        .toList();
  }

  private static boolean takes(Route route, String categoryKey) {
    List<String> categories = route.categories();
    return categories.isEmpty()
        || categories.stream().map(Names::key).anyMatch(categoryKey::equals);
  }

  /** The same at any hour: every shift of a row is offered. */
  public Suggestions suggest(TicketFacts facts, Directory directory) {
    return suggest(facts, directory, _ -> true);
  }

  /**
   * The valid next routes for a ticket, each with who would take over and why. Of rows alike but
   * for hours those that hold are offered, or all of them when none does.
   *
   * @param holds whether hours hold now
   */
  public Suggestions suggest(TicketFacts facts, Directory directory, Predicate<Hours> holds) {
    Map<String, String> keys = facts.keys();
    List<Suggestion> fitting =
        onShift(
                tiersOf(facts, directory).stream()
                    .flatMap(tier -> index.fitting(tier, keys))
                    .toList(),
                holds)
            .stream()
            .map(route -> suggestion(route, facts, directory))
            .sorted(startingFirst(facts, directory).thenComparing(BEST_FIRST))
            .toList();
    if (!fitting.isEmpty()) {
      return new Suggestions.Offered(fitting);
    }
    List<Person> ask = whomToAsk(facts, directory);
    return facts.tier().filter(this::isLast).isPresent()
        ? new Suggestions.LastTier(order.firstSpelling(facts.tier().get()), ask)
        : new Suggestions.NoRoute(facts.tier(), ask);
  }

  private static List<Route> onShift(List<Route> fitting, Predicate<Hours> holds) {
    if (fitting.stream().allMatch(route -> route.hours().map(holds::test).orElse(true))) {
      return fitting;
    }
    Map<Route.Likeness, List<Route>> shifts =
        fitting.stream().collect(Collectors.groupingBy(Route::likeness));
    return fitting.stream()
        .filter(route ->
            route.hours().map(holds::test).orElse(true)
                || shifts.getOrDefault(route.likeness(), List.of()).stream()
                    .noneMatch(other -> other.hours().map(holds::test).orElse(true)))
        .toList();
  }

  /**
   * Leads and managers to ask about a ticket that can go nowhere, nearest first, those here before
   * those away, never the requester; may be empty.
   */
  public List<Person> whomToAsk(TicketFacts facts, Directory directory) {
    return people.toAsk(tiersOf(facts, directory), facts.requester(), directory);
  }

  /** Where the ticket is; where it may begin, in this order, when it was never seen. */
  private List<Tier> tiersOf(TicketFacts facts, Directory directory) {
    return facts
        .tier()
        .map(List::of)
        .orElseGet(() ->
            Stream.concat(startsOf(facts.requester(), directory).stream(), entryTiers.stream())
                .distinct()
                .toList());
  }

  /**
   * The tiers this person works in, the last one first: there begins a ticket that Baton never saw.
   * Empty for everybody else, whose tickets begin in the entry tiers.
   */
  private List<Tier> startsOf(String requester, Directory directory) {
    return directory
        .find(requester)
        .filter(person -> !(person.availability() instanceof Availability.Guest))
        .flatMap(Person::email)
        .map(email ->
            people.tiersOf(email).stream()
                .sorted(Comparator.comparingInt(order::place).reversed())
                .toList())
        .orElse(List.of());
  }

  private Comparator<Suggestion> startingFirst(TicketFacts facts, Directory directory) {
    List<Tier> starts =
        facts.tier().isPresent() ? List.of() : startsOf(facts.requester(), directory);
    return Comparator.comparingInt(suggestion -> {
      int place = starts.indexOf(suggestion.route().from());
      return place < 0 ? starts.size() : place;
    });
  }

  private Suggestion suggestion(Route route, TicketFacts facts, Directory directory) {
    Direction direction = directionOf(route);
    OwnerCandidates owners = OwnerCandidates.of(route, direction, facts, directory);
    Optional<Unavailable> unavailable =
        owners
            .unavailable()
            .or(() -> undecidable(route, facts.priority(), facts.requester(), directory));
    return new Suggestion(route, direction, owners.candidates(), unavailable);
  }

  /** Whether somebody who is here can say yes or no to this requester. */
  private Optional<Unavailable> undecidable(
      Route route, Priority priority, String requester, Directory directory) {
    if (isHere(route.leads(), requester, directory)
        || isHere(route.backupLeads(), requester, directory)) {
      return Optional.empty();
    }
    List<Presence> presences =
        Stream.concat(
                deciding(route, priority).stream().map(directory::presence),
                directory.managers().stream().map(directory::presence))
            .map(presence -> presence.unlessRequester(requester))
            .toList();
    return Presence.present(presences).isEmpty()
        ? Optional.of(
            new Unavailable.NobodyToDecide(Presence.absent(presences).stream().distinct().toList()))
        : Optional.empty();
  }

  private static boolean isHere(List<Email> named, String requester, Directory directory) {
    return named.stream()
        .map(directory::presence)
        .anyMatch(presence -> presence.unlessRequester(requester) instanceof Presence.Present);
  }

  /**
   * Everybody a request by this route may come to, whatever the hour: its leads and backups, other
   * leads of its tier, for a P1 those one tier up, and managers.
   */
  public Set<Email> deciding(Route route, Priority priority) {
    Set<Email> deciding = new LinkedHashSet<>();
    for (Route shift : shiftsOf(route)) {
      deciding.addAll(shift.leads());
      deciding.addAll(shift.backupLeads());
    }
    deciding.addAll(people.leadingInto(route.to()));
    if (priority == Priority.P1) {
      deciding.addAll(leadsAbove(route.to()));
    }
    deciding.addAll(people.managers());
    return deciding;
  }

  /**
   * The rows that are alike but for their hours and people, this one among them: its shifts. Alike
   * are those of the same tiers and conditions. Empty when none of this matrix is.
   */
  public List<Route> shiftsOf(Route route) {
    Route.Likeness likeness = route.likeness();
    return entering(route.to()).stream()
        .filter(other -> other.likeness().equals(likeness))
        .toList();
  }

  private static int specificity(Suggestion suggestion) {
    return suggestion.route().conditions().size();
  }
}
