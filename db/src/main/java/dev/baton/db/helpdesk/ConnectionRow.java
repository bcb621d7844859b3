package dev.baton.db.helpdesk;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A program that may send, or might once.
 *
 * @param kind code of how it signs and speaks
 * @param path the last part of its address, sealed; empty once it is off
 * @param secret sealed; empty once it is off
 * @param oldSecret the one before, while it holds
 * @param account at the help desk, whose events count; empty before the first, or where there is
 *     none
 * @param keyTemplate how keys of its tickets are made of its ids; empty for the usual way
 * @param offAt when it was switched off; empty while it may send
 */
public record ConnectionRow(
    UUID id,
    String kind,
    String name,
    Optional<String> path,
    Optional<String> secret,
    Optional<OldSecret> oldSecret,
    Optional<String> account,
    Optional<String> keyTemplate,
    Instant createdAt,
    Optional<Instant> offAt) {
  public ConnectionRow {
    requireNonNull(id);
    requireNonNull(kind);
    requireNonNull(name);
    requireNonNull(path);
    requireNonNull(secret);
    requireNonNull(oldSecret);
    requireNonNull(account);
    requireNonNull(keyTemplate);
    requireNonNull(createdAt);
    requireNonNull(offAt);
  }

  /**
   * One that was replaced.
   *
   * @param sealed as it was kept
   * @param until it holds before this instant
   */
  public record OldSecret(String sealed, Instant until) {}

  /** Whether it may send. */
  public boolean isOn() {
    return offAt.isEmpty();
  }
}
