package dev.baton.escalation.account;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A ticket's customer, for whoever has to judge the ticket.
 *
 * @param monthly how many tickets they opened this month, of those whose day is known
 * @param place which of those this ticket is, from 1; empty when it is of an earlier month
 * @param dated whether it is known when this ticket was opened
 * @param today where the workspace is
 * @param lastOutcome what came of the last follow-up with the customer; empty for none
 */
public record AccountContext(
    Account account,
    int monthly,
    Optional<Integer> place,
    boolean dated,
    LocalDate today,
    Optional<String> lastOutcome) {
  public AccountContext {
    requireNonNull(account);
    requireNonNull(place);
    requireNonNull(today);
    requireNonNull(lastOutcome);
  }

  /** Whether {@link #monthly} says anything: this ticket may be the one that is missing in it. */
  public boolean isCounted() {
    return dated || monthly > 0;
  }

  /**
   * Days until the contract is renewed, below 0 where that is over; empty where no day is known.
   */
  public OptionalLong daysToRenewal() {
    return account
        .renewal()
        .map(day -> OptionalLong.of(today.until(day, ChronoUnit.DAYS)))
        .orElseGet(OptionalLong::empty);
  }
}
