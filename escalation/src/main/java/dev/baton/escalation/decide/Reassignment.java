package dev.baton.escalation.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.UUID;

/**
 * A lead's order to move tickets of one person to another of the same tier.
 *
 * @param id the same for every submit of one form
 * @param by Slack id of the lead
 * @param from Slack id of who owns them
 * @param to Slack id of who is to own them
 * @param tier where the tickets are and stay
 * @param note what the lead wrote; empty once all is moved
 */
public record Reassignment(
    UUID id, String by, String from, String to, Tier tier, String note, Instant at) {
  public Reassignment {
    requireNonNull(id);
    requireNonNull(by);
    requireNonNull(from);
    requireNonNull(to);
    requireNonNull(tier);
    requireNonNull(note);
    requireNonNull(at);
  }
}
