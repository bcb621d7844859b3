package dev.baton.escalation.alert;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.account.Account;
import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import java.util.Optional;

/**
 * What of a ticket says who must hear of it.
 *
 * @param ticket its identity
 * @param priority empty where nobody said; of a request that of the request
 * @param account its customer; empty where none is known
 * @param accountTier as the ticket says it, for a customer without one
 * @param toLastTier whether what happened is a request that leads into the last tier
 */
public record AlertCase(
    String ticket,
    Optional<Priority> priority,
    Optional<Account> account,
    Optional<String> accountTier,
    boolean toLastTier) {
  private static final String ENTERPRISE = "enterprise";

  public AlertCase {
    requireNonNull(ticket);
    requireNonNull(priority);
    requireNonNull(account);
    requireNonNull(accountTier);
  }

  boolean isP1() {
    return priority.filter(Priority.P1::equals).isPresent();
  }

  boolean isP1OrP2() {
    return isP1() || priority.filter(Priority.P2::equals).isPresent();
  }

  boolean isEnterprise() {
    return account
        .flatMap(Account::tier)
        .or(() -> accountTier)
        .filter(tier -> Names.key(tier).equals(ENTERPRISE))
        .isPresent();
  }
}
