package dev.baton.matrix;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that a kind of file has.
 *
 * @param all in the order in which they are written
 * @param required a file must have these
 * @param telling a file that has none of these is another kind of file, whose rows are not read
 * @param ownConditions whether there may be columns for conditions of the workspace's own
 */
public record FileColumns(
    List<? extends FileColumn> all,
    Set<? extends FileColumn> required,
    Set<? extends FileColumn> telling,
    boolean ownConditions) {
  /** Names of this many letters are known with two slips in them, shorter ones with one. */
  private static final int LONG = 8;

  /** A word of fewer letters is like too many others. */
  private static final int SHORT = 4;

  public FileColumns {
    all = List.copyOf(all);
    required = Set.copyOf(required);
    telling = Set.copyOf(telling);
  }

  /**
   * The column of this name, in any case, with blanks, hyphens or nothing between its words, and in
   * the plural, such as {@code backup_owner} by "Backup owners"; empty when there is none.
   */
  public Optional<FileColumn> named(String header) {
    String letters = letters(header);
    return all.stream()
        .filter(column -> letters.equals(letters(column.header())))
        .findFirst()
        .map(FileColumn.class::cast);
  }

  /** The column that a slip of the fingers made this name of; empty when it is like none. */
  public Optional<FileColumn> like(String header) {
    String letters = letters(header);
    return all.stream()
        .filter(column -> Slips.between(letters, letters(column.header())) <= most(column))
        .findFirst()
        .map(FileColumn.class::cast);
  }

  private static int most(FileColumn column) {
    int length = letters(column.header()).length();
    return length >= LONG ? 2 : length >= SHORT ? 1 : 0;
  }

  private static String letters(String header) {
    return Names.key(header).replaceAll("[^a-z]", "").replaceAll("s$", "");
  }
}
