package dev.baton.matrix.sla;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the promises: for which tickets, and how soon.
 *
 * @param number place in the file, from 1
 * @param account whose tickets alone; empty for any account's
 * @param accountTiers accepted tiers of accounts; empty accepts any, the unknown one too
 * @param priorities accepted priorities; empty accepts any, the unknown one too
 * @param firstResponse positive; empty promises no first answer
 * @param resolution positive; empty promises no solution
 * @param hours in which both run
 */
public record SlaTarget(
    int number,
    Optional<String> account,
    List<String> accountTiers,
    List<Priority> priorities,
    Optional<Duration> firstResponse,
    Optional<Duration> resolution,
    SlaHours hours) {
  private static final int ACCOUNT_WEIGHT = 10;

  /** Throws {@link IllegalArgumentException} when a time is not positive. */
  public SlaTarget {
    account = account.map(Names::tidy);
    accountTiers = List.copyOf(accountTiers);
    priorities = priorities.stream().distinct().sorted().toList();
    requireNonNull(hours);
    if (!positive(firstResponse) || !positive(resolution)) {
      throw new IllegalArgumentException("Target " + number + " needs time");
    }
  }

  private static boolean positive(Optional<Duration> time) {
    return time.map(Duration::isPositive).orElse(true);
  }

  /** Whether it is a promise for such a ticket. */
  public boolean fits(SlaFacts ticket) {
    return accepts(account.stream().toList(), ticket.account(), Names::key)
        && accepts(accountTiers, ticket.accountTier(), Names::key)
        && accepts(priorities, ticket.priority(), Function.identity());
  }

  private static <T, K> boolean accepts(
      Collection<T> accepted, Optional<T> value, Function<T, K> key) {
    return accepted.isEmpty()
        || value.map(key).filter(accepted.stream().map(key).toList()::contains).isPresent();
  }

  /**
   * How narrow it is: a row for one account before any other, then the more of account tier and
   * priority it names.
   */
  public int specificity() {
    return (account.isPresent() ? ACCOUNT_WEIGHT : 0)
        + (accountTiers.isEmpty() ? 0 : 1)
        + (priorities.isEmpty() ? 0 : 1);
  }

  /** Whether there can be a ticket that both fit. */
  public boolean overlaps(SlaTarget other) {
    return meet(account.stream().toList(), other.account.stream().toList(), Names::key)
        && meet(accountTiers, other.accountTiers, Names::key)
        && meet(priorities, other.priorities, Function.identity());
  }

  private static <T, K> boolean meet(Collection<T> one, Collection<T> other, Function<T, K> key) {
    return one.isEmpty()
        || other.isEmpty()
        || one.stream().map(key).anyMatch(other.stream().map(key).toList()::contains);
  }

  /** The same row at another place. */
  public SlaTarget withNumber(int other) {
    return new SlaTarget(
        other, account, accountTiers, priorities, firstResponse, resolution, hours);
  }
}
