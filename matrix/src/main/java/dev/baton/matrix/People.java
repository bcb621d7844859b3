package dev.baton.matrix;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Whom the routes of a matrix name, by tier. */
final class People {
  private final Map<Tier, Set<Email>> workingIn = new HashMap<>();
  private final Map<Email, Set<Tier>> tiers = new HashMap<>();
  private final Map<Tier, Set<Email>> leadingInto = new HashMap<>();
  private final Map<Tier, Set<Email>> decidingInto = new HashMap<>();
  private final Map<Tier, Set<Email>> leadingOutOf = new HashMap<>();
  private final Set<Email> managers = new LinkedHashSet<>();
  private final Set<Email> leads = new LinkedHashSet<>();

  People(List<Route> routes) {
    for (Route route : routes) {
      add(workingIn, route.to(), route.owners());
      add(workingIn, route.to(), route.backupOwners());
      add(workingIn, route.to(), route.leads());
      add(workingIn, route.to(), route.backupLeads());
      add(leadingInto, route.to(), route.leads());
      add(leadingOutOf, route.from(), route.leads());
      add(decidingInto, route.to(), route.leads());
      add(decidingInto, route.to(), route.backupLeads());
      add(decidingInto, route.to(), route.managers());
      add(decidingInto, route.from(), route.managers());
      managers.addAll(route.managers());
      leads.addAll(route.leads());
    }
    workingIn.forEach((tier, emails) ->
        emails.forEach(
            email -> tiers.computeIfAbsent(email, _ -> new LinkedHashSet<>()).add(tier)));
  }

  /** The tiers that somebody works in, in no order; empty for who is nowhere named so. */
  Set<Tier> tiersOf(Email email) {
    return tiers.getOrDefault(email, Set.of());
  }

  private static void add(Map<Tier, Set<Email>> people, Tier tier, Collection<Email> emails) {
    people.computeIfAbsent(tier, _ -> new LinkedHashSet<>()).addAll(emails);
  }

  /** Owners, backups and leads of routes into the tier. */
  List<Email> workingIn(Tier tier) {
    return List.copyOf(workingIn.getOrDefault(tier, Set.of()));
  }

  List<Email> leadingInto(Tier tier) {
    return List.copyOf(leadingInto.getOrDefault(tier, Set.of()));
  }

  List<Email> managers() {
    return List.copyOf(managers);
  }

  /**
   * Whom to ask about a ticket in these tiers: the nearest group of which somebody answers, those
   * here before those away, never the requester.
   */
  List<Person> toAsk(List<Tier> tiers, String requester, Directory directory) {
    Stream<Stream<Person>> named =
        Stream.of(union(decidingInto, tiers), union(leadingOutOf, tiers), managers, leads)
            .map(group -> group.stream().flatMap(email -> directory.find(email).stream()));
    Stream<Person> anyManager =
        directory.managers().stream().flatMap(id -> directory.find(id).stream());
    return Stream.concat(named, Stream.of(anyManager))
        .map(group ->
            group
                .filter(person -> !person.id().equals(requester) && answers(person))
                .distinct()
                .sorted(Comparator.comparing(person -> !isHere(person)))
                .toList())
        .filter(group -> !group.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static boolean isHere(Person person) {
    return person.availability() instanceof Availability.Available;
  }

  private static boolean answers(Person person) {
    return switch (person.availability()) {
      case Availability.Available _, Availability.Away _ -> true;
      case Availability.Deactivated _, Availability.Guest _ -> false;
    };
  }

  private static Set<Email> union(Map<Tier, Set<Email>> people, List<Tier> tiers) {
    Set<Email> all = new LinkedHashSet<>();
    tiers.forEach(tier -> all.addAll(people.getOrDefault(tier, Set.of())));
    return all;
  }
}
