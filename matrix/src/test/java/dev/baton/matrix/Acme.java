package dev.baton.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workspace of people named by their first names: {@code olga} is {@code U-olga}. */
public final class Acme {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Map<String, Person> people = new LinkedHashMap<>();
  private final List<String> managers = new ArrayList<>();

  public static Acme with(String... names) {
    Acme acme = new Acme();
    for (String name : names) {
      acme.put(name, new Availability.Available(), 0, Optional.empty());
    }
    return acme;
  }

  public Acme away(String name) {
    return put(name, new Availability.Away(Optional.of(NOON)), 0, Optional.empty());
  }

  public Acme deactivated(String name) {
    return put(name, new Availability.Deactivated(), 0, Optional.empty());
  }

  public Acme guest(String name) {
    return put(name, new Availability.Guest(), 0, Optional.empty());
  }

  public Acme busy(String name, int load) {
    return put(name, new Availability.Available(), load, Optional.empty());
  }

  public Acme accepted(String name, Instant last) {
    return put(name, new Availability.Available(), 0, Optional.of(last));
  }

  /** A manager whom no route names. */
  public Acme managing(String name) {
    managers.add(id(name));
    return this;
  }

  private Acme put(String name, Availability availability, int load, Optional<Instant> last) {
    people.put(
        name,
        new Person(
            id(name), Optional.of(new Email(name + "@acme.test")), name, availability, load, last));
    return this;
  }

  public static String id(String name) {
    return "U-" + name;
  }

  public Person person(String name) {
    return directory().find(id(name)).orElseThrow();
  }

  public Directory directory() {
    return Directory.of(people.values(), managers);
  }
}
