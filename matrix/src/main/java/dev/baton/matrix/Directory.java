package dev.baton.matrix;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a workspace at one moment. Whoever is missing is not in the workspace.
 *
 * @param byEmail members with a known address
 * @param byId all members by Slack id
 * @param managers Slack ids of the workspace's managers, whatever makes them so
 */
public record Directory(
    Map<Email, Person> byEmail, Map<String, Person> byId, List<String> managers) {
  public Directory {
    byEmail = Map.copyOf(byEmail);
    byId = Map.copyOf(byId);
    managers = List.copyOf(managers);
  }

  /** Of two members with one address the one whose account still works is found by it. */
  public static Directory of(Collection<Person> people, List<String> managers) {
    Map<Email, Person> byEmail = new LinkedHashMap<>();
    Map<String, Person> byId = new LinkedHashMap<>();
    for (Person person : people) {
      byId.put(person.id(), person);
      person.email().ifPresent(email -> byEmail.merge(email, person, Directory::working));
    }
    return new Directory(byEmail, byId, managers);
  }

  /** The member with this address, if any. */
  public Optional<Person> find(Email email) {
    return Optional.ofNullable(byEmail.get(email));
  }

  /** The member with this Slack id, if any. */
  public Optional<Person> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whether whoever has this address is here and may take part. */
  public Presence presence(Email email) {
    return find(email)
        .map(Directory::presence)
        .orElseGet(() -> new Presence.Missing(new Absence.NotInWorkspace(email.address())));
  }

  /** Whether whoever has this Slack id is here and may take part. */
  public Presence presence(String id) {
    return find(id)
        .map(Directory::presence)
        .orElseGet(() -> new Presence.Missing(new Absence.NotInWorkspace(id)));
  }

  private static Presence presence(Person person) {
    return switch (person.availability()) {
      case Availability.Available _ -> new Presence.Present(person);
      case Availability.Away(var until) -> new Presence.Missing(new Absence.Away(person, until));
      case Availability.Deactivated _ -> new Presence.Missing(new Absence.Deactivated(person));
      case Availability.Guest _ -> new Presence.Missing(new Absence.Guest(person));
    };
  }

  private static Person working(Person one, Person other) {
    return one.availability() instanceof Availability.Deactivated ? other : one;
  }
}
