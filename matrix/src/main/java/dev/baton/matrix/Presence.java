package dev.baton.matrix;

import java.util.Collection;
import java.util.List;

/** What became of somebody the matrix names: here, or missing with why. */
public sealed interface Presence {
  /** Here and able to take part. */
  record Present(Person person) implements Presence {}

  /** Unable to take part. */
  record Missing(Absence absence) implements Presence {}

  /** A present person turned away when they are the one who asks. */
  default Presence unlessRequester(String requester) {
    return this instanceof Present(var person) && person.id().equals(requester)
        ? new Missing(new Absence.IsRequester(person))
        : this;
  }

  /** Those who are here. */
  static List<Person> present(Collection<Presence> presences) {
    return presences.stream()
        .filter(Present.class::isInstance)
        .map(presence -> ((Present) presence).person())
        .toList();
  }

  /** Why the others are not. */
  static List<Absence> absent(Collection<Presence> presences) {
    return presences.stream()
        .filter(Missing.class::isInstance)
        .map(presence -> ((Missing) presence).absence())
        .toList();
  }
}
