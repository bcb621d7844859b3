package dev.baton.escalation.privacy;

import static java.util.Objects.requireNonNull;

/**
 * One piece of what is stored about a person.
 *
 * @param section what kind of thing it is, such as {@code mails}; those of one kind come together
 * @param json an object
 */
public record PersonRecord(String section, String json) {
  public PersonRecord {
    requireNonNull(section);
    requireNonNull(json);
  }
}
