package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * Page one of the modal as it was typed, unchecked.
 *
 * @param ticket any spelling of a ticket
 * @param category empty when "Other" was chosen or nothing was
 * @param priority empty when none was chosen; there is no default
 * @param custom answers to the matrix's own conditions, by name
 */
public record DraftAnswers(
    String ticket,
    Optional<String> category,
    Optional<String> priority,
    String reason,
    String stepsTried,
    Optional<String> customer,
    Optional<String> accountTier,
    Map<String, String> custom) {
  public DraftAnswers {
    requireNonNull(ticket);
    requireNonNull(category);
    requireNonNull(priority);
    requireNonNull(reason);
    requireNonNull(stepsTried);
    requireNonNull(customer);
    requireNonNull(accountTier);
    custom = Map.copyOf(custom);
  }
}
