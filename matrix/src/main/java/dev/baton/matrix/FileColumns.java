package dev.baton.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

  /** A word may be shortened to so many letters. */
  private static final int SHORTENED = 3;

  private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)|\\[[^]]*\\]");

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

  /**
   * The column that this name was meant for: with a slip of the fingers, its words changed over or
   * shortened, or a remark in brackets behind it; empty when it is like none.
   */
  public Optional<FileColumn> like(String header) {
    String bare = REMARK.matcher(TypedLine.of(header)).replaceAll("");
    String letters = letters(bare);
    List<String> words = words(bare);
    return all.stream()
        .filter(column ->
            Slips.between(letters, letters(column.header())) <= most(column)
                || isShortFor(words, words(column.header())))
        .findFirst()
        .map(FileColumn.class::cast);
  }

  private static List<String> words(String name) {
    return Arrays.stream(Names.key(name).split("[^a-z]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.replaceFirst("s$", ""))
        .sorted()
        .toList();
  }

  /** The same words in any order, some of them shortened: {@code acct tier}, {@code tier_from}. */
  private static boolean isShortFor(List<String> given, List<String> name) {
    if (given.size() != name.size()) {
      return false;
    }
    for (int at = 0; at < given.size(); at++) {
      if (!isShortFor(given.get(at), name.get(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShortFor(String given, String word) {
    if (given.equals(word)) {
      return true;
    }
    if (given.length() < SHORTENED || given.charAt(0) != word.charAt(0)) {
      return false;
    }
    int at = 0;
    for (int i = 0; i < word.length() && at < given.length(); i++) {
      at += given.charAt(at) == word.charAt(i) ? 1 : 0;
    }
    return at == given.length();
  }

  private static int most(FileColumn column) {
    int length = letters(column.header()).length();
    return length >= LONG ? 2 : length >= SHORT ? 1 : 0;
  }

  private static String letters(String header) {
    return Names.key(header).replaceAll("[^a-z]", "").replaceAll("s$", "");
  }
}
