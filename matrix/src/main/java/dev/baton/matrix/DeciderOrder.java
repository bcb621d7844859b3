package dev.baton.matrix;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which order the people a route names are asked to decide. */
final class DeciderOrder {
  private final Map<Decider.Role, List<Email>> named;
  private final String requester;
  private final Directory directory;

  DeciderOrder(Map<Decider.Role, List<Email>> named, String requester, Directory directory) {
    this.named = new EnumMap<>(named);
    this.requester = requester;
    this.directory = directory;
  }

  boolean somebodyCanDecide() {
    return named.keySet().stream().anyMatch(role -> !Presence.present(presences(role)).isEmpty());
  }

  Deciders deciders(Priority priority) {
    Map<String, Asked> people = new LinkedHashMap<>();
    Set<Absence> absent = new LinkedHashSet<>();
    for (Decider.Role role : named.keySet()) {
      List<Presence> presences = presences(role);
      for (Person person : Presence.present(presences)) {
        people
            .computeIfAbsent(
                person.id(), _ -> new Asked(person, step(role, priority), List.copyOf(absent)))
            .roles()
            .add(role);
      }
      absent.addAll(Presence.absent(presences));
    }
    return new Deciders(steps(people.values()), List.copyOf(absent));
  }

  private static List<List<Decider>> steps(Iterable<Asked> people) {
    Map<Decider.Role, List<Asked>> bySteps = new EnumMap<>(Decider.Role.class);
    people.forEach(one -> bySteps.computeIfAbsent(one.step(), _ -> new ArrayList<>()).add(one));
    List<List<Decider>> steps = new ArrayList<>();
    for (List<Asked> step : bySteps.values()) {
      boolean ledAlready =
          !steps.isEmpty() || step.stream().anyMatch(one -> one.holds(Decider.Role.LEAD));
      steps.add(step.stream().map(one -> one.decider(ledAlready)).toList());
    }
    return steps;
  }

  /** A P1 does not wait for the lead to be late. */
  private static Decider.Role step(Decider.Role role, Priority priority) {
    return role == Decider.Role.BACKUP_LEAD && priority == Priority.P1 ? Decider.Role.LEAD : role;
  }

  private List<Presence> presences(Decider.Role role) {
    List<Presence> presences =
        named.getOrDefault(role, List.of()).stream()
            .map(directory::presence)
            .map(presence -> presence.unlessRequester(requester))
            .collect(toCollection(ArrayList::new));
    if (role == Decider.Role.MANAGER && Presence.present(presences).isEmpty()) {
      presences.addAll(otherManagers());
    }
    return presences;
  }

  /** Those the matrix need not name: Slack's owners and admins, and managers by grant. */
  private List<Presence> otherManagers() {
    return directory.managers().stream()
        .map(directory::presence)
        .map(presence -> presence.unlessRequester(requester))
        .toList();
  }

  private record Asked(
      Person person, Decider.Role step, List<Absence> absentBefore, Set<Decider.Role> roles) {
    Asked(Person person, Decider.Role step, List<Absence> absentBefore) {
      this(person, step, absentBefore, EnumSet.noneOf(Decider.Role.class));
    }

    boolean holds(Decider.Role role) {
      return roles.contains(role);
    }

    Decider decider(boolean ledAlready) {
      return new Decider(person, List.copyOf(roles), ledAlready ? List.of() : absentBefore);
    }
  }
}
