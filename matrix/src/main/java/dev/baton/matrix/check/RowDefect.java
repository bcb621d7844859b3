package dev.baton.matrix.check;

import java.time.Duration;

/** What is wrong with a row or one of its cells. */
public sealed interface RowDefect extends Defect {
  /** A cell stands where the header names no column, mostly after an unquoted comma. */
  record MoreCellsThanHeader() implements RowDefect {}

  /**
   * Says the same as an earlier row.
   *
   * @param firstLine where that one starts
   */
  record Repeated(long firstLine) implements RowDefect {}

  /** What a spreadsheet writes where a formula failed, such as {@code #REF!}. */
  record SpreadsheetError() implements RowDefect {}

  /** NUL and its like. */
  record ControlCharacters() implements RowDefect {}

  /** More characters than are kept or than Slack can show. */
  record TooLong(Part part, int length, int most) implements RowDefect {}

  /** What is too long. */
  enum Part {
    CELL,
    TIER,
    /** One of the values between bars. */
    VALUE,
    /** The sentence an agent reads. */
    CRITERIA
  }

  /** No tier to leave or to go to. */
  record BlankTier() implements RowDefect {}

  /** No sentence that tells an agent when the path is right. */
  record BlankCriteria() implements RowDefect {}

  /** Nobody who approves. */
  record BlankLead() implements RowDefect {}

  /** Nobody who takes over, though the route is no hand-back. */
  record BlankOwner() implements RowDefect {}

  /** More than one tier where one is meant. */
  record SeveralTiers() implements RowDefect {}

  /** The agent's word for "none of the matrix's categories" among its categories. */
  record OtherCategory() implements RowDefect {}

  /** No priority. */
  record NotPriority() implements RowDefect {}

  /** No email address. */
  record NotEmail() implements RowDefect {}

  /** No way to rank owners. */
  record NotPick() implements RowDefect {}

  /** No time to decide, or one longer than the longest. */
  record NotAcceptWithin(Duration longest) implements RowDefect {}

  /** No hours. */
  record NotHours() implements RowDefect {}

  /** No id of a Slack channel. */
  record NotChannel() implements RowDefect {}

  /**
   * No key of PagerDuty, and no fingerprint of one.
   *
   * @param length how many characters stand there
   * @param needed how many a key has
   */
  record NotOncall(int length, int needed) implements RowDefect {}

  /** More steps than a checklist may have. */
  record TooManySteps(int count, int most) implements RowDefect {}

  /** More people than a cell may name. */
  record TooManyPeople(int count, int most) implements RowDefect {}
}
