package dev.baton.matrix;

import java.util.Collection;
import java.util.List;

/** What became of somebody the matrix names: here, or missing with why. */
public sealed interface Standing {
  /** Here and able to take part. */
  record Present(Person person) implements Standing {}

  /** Unable to take part. */
  record Missing(Absence absence) implements Standing {}

  /** A present person turned away when they are the one who asks. */
  default Standing unlessRequester(String requester) {
    return this instanceof Present(var person) && person.id().equals(requester)
        ? new Missing(new Absence.IsRequester(person))
        : this;
  }

  /** Those who are here. */
  static List<Person> present(Collection<Standing> standings) {
    return standings.stream()
        .filter(Present.class::isInstance)
        .map(standing -> ((Present) standing).person())
        .toList();
  }

  /** Why the others are not. */
  static List<Absence> absent(Collection<Standing> standings) {
    return standings.stream()
        .filter(Missing.class::isInstance)
        .map(standing -> ((Missing) standing).absence())
        .toList();
  }
}
