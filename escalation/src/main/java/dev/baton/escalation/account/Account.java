package dev.baton.escalation.account;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Email;
import dev.baton.matrix.Names;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A customer, as the workspace keeps it.
 *
 * @param name as it is shown; another spelling of it is the same account, see {@link Names#key}
 * @param tier of the customer, such as Enterprise; empty where nobody said
 * @param healthNote why the health is so; empty for no word
 * @param renewal the day on which the contract ends or goes on
 * @param owner who looks after the customer; not everybody who does is in Slack
 * @param backup who does while the owner is away
 * @param executive who is told when a promise to the customer is broken
 * @param externalId by which other programs know it; empty for none
 */
public record Account(
    UUID id,
    String name,
    Optional<String> tier,
    Optional<ContractValue> value,
    Optional<Health> health,
    Optional<String> healthNote,
    Optional<LocalDate> renewal,
    Optional<Email> owner,
    Optional<Email> backup,
    Optional<Email> executive,
    Optional<String> externalId) {
  public Account {
    requireNonNull(id);
    requireNonNull(name);
    requireNonNull(tier);
    requireNonNull(value);
    requireNonNull(health);
    requireNonNull(healthNote);
    requireNonNull(renewal);
    requireNonNull(owner);
    requireNonNull(backup);
    requireNonNull(executive);
    requireNonNull(externalId);
  }

  /** Whether this address is one of those who look after the customer. */
  public boolean isLookedAfterBy(String address) {
    return Stream.of(owner, backup, executive)
        .flatMap(Optional::stream)
        .anyMatch(email -> email.address().equals(address));
  }
}
