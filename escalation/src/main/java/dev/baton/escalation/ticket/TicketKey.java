package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

/**
 * A ticket of the help desk.
 *
 * @param identity what makes two spellings the same ticket: upper case, without blanks and without
 *     the hyphen between letters and digits
 * @param shown how the ticket is written on screens, such as {@code ZD-1042}
 */
public record TicketKey(String identity, String shown) {
  public TicketKey {
    requireNonNull(identity);
    requireNonNull(shown);
    if (identity.isEmpty() || shown.isEmpty()) {
      throw new IllegalArgumentException("A ticket key cannot be empty");
    }
  }

  @Override
  public String toString() {
    return shown;
  }
}
