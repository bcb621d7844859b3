package dev.baton.matrix;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom the routes of a matrix name, by tier. */
final class People {
  private final Map<Tier, Set<Email>> workingIn = new HashMap<>();
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

  /** Groups to ask about a ticket in these tiers; a group counts when those before know nobody. */
  List<Set<Email>> toAsk(List<Tier> tiers) {
    return List.of(union(decidingInto, tiers), union(leadingOutOf, tiers), managers, leads);
  }

  private static Set<Email> union(Map<Tier, Set<Email>> people, List<Tier> tiers) {
    Set<Email> all = new LinkedHashSet<>();
    tiers.forEach(tier -> all.addAll(people.getOrDefault(tier, Set.of())));
    return all;
  }
}
