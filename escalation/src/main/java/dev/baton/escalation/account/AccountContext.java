package dev.baton.escalation.account;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A ticket's customer, for whoever has to judge the ticket.
 *
 * @param monthly how many tickets they opened this month
 * @param place which of those this ticket is, from 1; empty when it is of an earlier month
 * @param today where the workspace is
 */
public record AccountContext(
    Account account, int monthly, Optional<Integer> place, LocalDate today) {
  public AccountContext {
    requireNonNull(account);
    requireNonNull(place);
    requireNonNull(today);
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
