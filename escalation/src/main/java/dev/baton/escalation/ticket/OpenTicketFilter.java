package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Priority;
import java.util.Optional;

/**
 * Which open tickets are asked for, and in which order. Names are compared without case.
 *
 * @param tier in which they are; empty for any
 * @param accountTier of their account; empty for any, the unknown too
 * @param overdueFirst whether what is due first comes first; else the most urgent
 */
public record OpenTicketFilter(
    Optional<String> tier,
    Optional<Priority> priority,
    Optional<String> accountTier,
    boolean overdueFirst) {
  /** All of them, the most urgent first. */
  public static final OpenTicketFilter ALL =
      new OpenTicketFilter(Optional.empty(), Optional.empty(), Optional.empty(), false);

  public OpenTicketFilter {
    requireNonNull(tier);
    requireNonNull(priority);
    requireNonNull(accountTier);
  }

  public OpenTicketFilter withTier(String only) {
    return new OpenTicketFilter(Optional.of(only), priority, accountTier, overdueFirst);
  }

  public OpenTicketFilter withPriority(Priority only) {
    return new OpenTicketFilter(tier, Optional.of(only), accountTier, overdueFirst);
  }

  public OpenTicketFilter withAccountTier(String only) {
    return new OpenTicketFilter(tier, priority, Optional.of(only), overdueFirst);
  }

  /** The same, what is due first first. */
  public OpenTicketFilter byDeadline() {
    return new OpenTicketFilter(tier, priority, accountTier, true);
  }
}
