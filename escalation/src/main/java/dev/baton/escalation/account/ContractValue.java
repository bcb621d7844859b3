package dev.baton.escalation.account;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a customer pays in a year.
 *
 * @param minor in the currency's smallest unit, such as cents; never below 0
 * @param currency of ISO 4217, with at least as many minor units as are counted
 */
public record ContractValue(long minor, Currency currency) {
  public ContractValue {
    requireNonNull(currency);
    if (minor < 0) {
      throw new IllegalArgumentException("A contract is worth nothing or more, not " + minor);
    }
  }

  /** In the currency's own unit, such as euros. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits()));
  }

  /**
   * The value of this amount.
   *
   * @throws ArithmeticException when it has parts of the smallest unit, or is beyond counting
   */
  public static ContractValue of(BigDecimal amount, Currency currency) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    return new ContractValue(amount.movePointRight(digits).longValueExact(), currency);
  }
}
