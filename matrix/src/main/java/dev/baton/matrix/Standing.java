package dev.baton.matrix;

import java.util.Collection;
import java.util.List;

/** What became of somebody the matrix names: here, or missing with why. */
sealed interface Standing {
  record Present(Person person) implements Standing {}

  record Missing(Absence absence) implements Standing {}

  /** A present person turned away when they are the one who asks. */
  default Standing unlessRequester(String requester) {
    return this instanceof Present(var person) && person.id().equals(requester)
        ? new Missing(new Absence.IsRequester(person))
        : this;
  }

  static List<Person> present(Collection<Standing> standings) {
    return standings.stream()
        .filter(Present.class::isInstance)
        .map(standing -> ((Present) standing).person())
        .toList();
  }

  static List<Absence> absent(Collection<Standing> standings) {
    return standings.stream()
        .filter(Missing.class::isInstance)
        .map(standing -> ((Missing) standing).absence())
        .toList();
  }
}
