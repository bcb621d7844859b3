package dev.baton.matrix;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The columns every workspace has, in the order in which they are written. */
public enum Column {
  FROM_TIER,
  TO_TIER,
  CATEGORY,
  PRIORITY,
  ACCOUNT_TIER,
  CRITERIA,
  CHECKLIST,
  OWNER,
  BACKUP_OWNER,
  PICK,
  LEAD,
  BACKUP_LEAD,
  MANAGER,
  ACCEPT_WITHIN,
  HOURS,
  CHANNEL;

  /** Names of this many letters are known with two slips in them, shorter ones with one. */
  private static final int LONG = 8;

  /** A file must have these. */
  public static final Set<Column> REQUIRED = EnumSet.of(FROM_TIER, TO_TIER, CRITERIA, OWNER, LEAD);

  /** Conditions of the workspace's own begin with this. */
  public static final String CUSTOM = "if:";

  /** The name as it stands in the header. */
  public String header() {
    return Keywords.word(this);
  }

  /**
   * The column of this name, in any case, with blanks, hyphens or nothing between its words, and in
   * the plural, such as {@code backup_owner} by "Backup owners"; empty when there is none.
   */
  public static Optional<Column> named(String header) {
    String letters = letters(header);
    return Arrays.stream(values())
        .filter(column -> letters.equals(letters(column.header())))
        .findFirst();
  }

  /** The column that a slip of the fingers made this name of; empty when it is like none. */
  public static Optional<Column> like(String header) {
    String letters = letters(header);
    return Arrays.stream(values())
        .filter(column -> Slips.between(letters, letters(column.header())) <= most(column))
        .findFirst();
  }

  private static int most(Column column) {
    return letters(column.header()).length() >= LONG ? 2 : 1;
  }

  private static String letters(String header) {
    return Names.key(header).replaceAll("[^a-z]", "").replaceAll("s$", "");
  }
}
