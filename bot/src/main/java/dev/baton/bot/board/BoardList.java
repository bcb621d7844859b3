package dev.baton.bot.board;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Tickets in a table, with their accounts.
 *
 * @param after what of it is not shown, and why
 */
public record BoardList(String caption, List<Head> heads, List<Row> rows, List<String> after) {
  public BoardList {
    requireNonNull(caption);
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
    after = List.copyOf(after);
  }

  /**
   * The head of a column.
   *
   * @param href sorts by it; empty where it cannot be sorted by
   * @param sorted whether the table is
   */
  public record Head(String said, Optional<String> href, boolean sorted) {}

  /** A ticket; a cell for each head. */
  public record Row(String key, String href, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }
}
