package dev.baton.escalation.report;

/** How a value is compared. */
public enum Comparison {
  IS("is"),
  NOT("not"),
  OVER(">"),
  AT_LEAST(">="),
  UNDER("<"),
  AT_MOST("<=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** As it is typed. */
  public String sign() {
    return sign;
  }

  /** Whether it takes amounts. */
  public boolean isOfAmounts() {
    return this != IS && this != NOT;
  }

  /**
   * Whether {@code left} compared with {@code right} is so; {@link #IS} and {@link #NOT} by
   * equality.
   */
  public boolean holds(long left, long right) {
    return switch (this) {
      case IS -> left == right;
      case NOT -> left != right;
      case OVER -> left > right;
      case AT_LEAST -> left >= right;
      case UNDER -> left < right;
      case AT_MOST -> left <= right;
    };
  }
}
