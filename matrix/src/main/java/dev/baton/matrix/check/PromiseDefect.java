package dev.baton.matrix.check;

import java.time.Duration;

/** What is wrong with a row of a file of promises or criteria, or one of its cells. */
public sealed interface PromiseDefect extends Defect {
  /** No length of time, or one longer than the longest. */
  record NotTime(Duration longest) implements PromiseDefect {}

  /**
   * A length in days beside working hours, which says neither how many hours nor which.
   *
   * @param days how many are written
   */
  record DaysOfWork(long days) implements PromiseDefect {}

  /** Neither hours nor the name of the workspace's. */
  record NotHours() implements PromiseDefect {}

  /** More than one account where one is meant. */
  record SeveralAccounts() implements PromiseDefect {}

  /**
   * As narrow as an earlier row, and there can be tickets that both fit.
   *
   * @param firstLine where that one starts
   */
  record AsNarrow(long firstLine) implements PromiseDefect {}

  /** No word for what is looked at. */
  record NotWhen() implements PromiseDefect {}

  /** Nothing said of what is looked at. */
  record BlankWhen() implements PromiseDefect {}

  /** No length of time where one is needed. */
  record BlankAfter() implements PromiseDefect {}

  /** A length of time for what is found at once. */
  record AfterOpening() implements PromiseDefect {}

  /** Neither {@code pauses} nor {@code counts}. */
  record NotWaiting() implements PromiseDefect {}

  /** Nothing that is said of what is found. */
  record BlankSay() implements PromiseDefect {}
}
