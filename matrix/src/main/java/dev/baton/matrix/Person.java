package dev.baton.matrix;

import java.time.Instant;
import java.util.Optional;

/**
 * A member of the workspace as the matrix sees one.
 *
 * @param id Slack's member id
 * @param email empty when Slack does not tell it; such a member can only be found by id
 * @param name the name people see
 * @param load tickets accepted in the last 7 days and still theirs
 * @param lastAccepted when a ticket last became theirs; empty when none ever did
 */
public record Person(
    String id,
    Optional<Email> email,
    String name,
    Availability availability,
    int load,
    Optional<Instant> lastAccepted) {
  /** Throws {@link IllegalArgumentException} for a blank id or a negative load. */
  public Person {
    if (id.isBlank() || load < 0) {
      throw new IllegalArgumentException("A person needs an id and a load from 0: " + id);
    }
  }
}
