package dev.baton.matrix.check;

/** What is wrong with a file of accounts or tickets, beside what can be wrong with any file. */
public sealed interface TableDefect extends Defect {
  /** A column that every such file needs is not there. */
  record MissingColumn(String name) implements TableDefect {}

  /** A header and nothing below. */
  record NoRows() implements TableDefect {}

  /** The row at the fault's line is the first too many. */
  record TooManyRows(int most) implements TableDefect {}

  /** Nothing stands where every row needs something. */
  record Blank() implements TableDefect {}

  /** Another row is about the same account or ticket. */
  record SameAs(long firstLine) implements TableDefect {}

  /** A day where a moment is meant: it could be off by a whole day. */
  record BareDate() implements TableDefect {}

  /** A time without a zone: nobody can say which moment it is. */
  record NoZone() implements TableDefect {}

  /** No moment. */
  record NotMoment() implements TableDefect {}

  /** A moment that has not come yet. */
  record InFuture() implements TableDefect {}

  /** A moment before the ticket was opened. */
  record BeforeOpened() implements TableDefect {}

  /** No day. */
  record NotDay() implements TableDefect {}

  /** No amount of money, or finer than the currency. */
  record NotAmount() implements TableDefect {}

  /** No currency. */
  record NotCurrency() implements TableDefect {}

  /** A currency without an amount, or an amount without a currency. */
  record AmountAndCurrency() implements TableDefect {}

  /** No health. */
  record NotHealth() implements TableDefect {}

  /** No status. */
  record NotStatus() implements TableDefect {}

  /** No ticket key by the workspace's pattern. */
  record NotTicketKey() implements TableDefect {}

  /** A tier that the live matrix does not have. */
  record NotTier() implements TableDefect {}

  /** The workspace has no live matrix, so nobody knows in which tier a ticket begins. */
  record NoMatrix() implements TableDefect {}

  /** The name of another account, by which this one cannot be called too. */
  record NameTaken() implements TableDefect {}
}
