package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How a ticket that nobody owned got its first owner.
 *
 * @param by Slack id of who said so; the owner themselves where they took it
 */
public record Taking(String owner, String by, Instant at) {
  public Taking {
    requireNonNull(owner);
    requireNonNull(by);
    requireNonNull(at);
  }
}
