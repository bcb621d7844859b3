package dev.baton.escalation.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody is to ask a customer how it went, after a ticket of theirs had been in the last tier and
 * was resolved.
 *
 * @param ticket its identity
 * @param shown the ticket as it is shown
 * @param asked Slack ids of who was told of it
 * @param done empty while it is open
 */
public record FollowUp(
    UUID id,
    UUID account,
    String ticket,
    String shown,
    List<String> asked,
    Instant dueAt,
    Optional<Done> done) {
  public FollowUp {
    requireNonNull(id);
    requireNonNull(account);
    requireNonNull(ticket);
    requireNonNull(shown);
    asked = List.copyOf(asked);
    requireNonNull(dueAt);
    requireNonNull(done);
  }

  /** What came of it, by whose word. */
  public record Done(String outcome, String by, Instant at) {}

  public boolean isOpen() {
    return done.isEmpty();
  }
}
