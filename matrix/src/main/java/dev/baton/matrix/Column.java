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

  /** A file must have these. */
  public static final Set<Column> REQUIRED = EnumSet.of(FROM_TIER, TO_TIER, CRITERIA, OWNER, LEAD);

  /** Conditions of the workspace's own begin with this. */
  public static final String CUSTOM = "if:";

  /** The name as it stands in the header. */
  public String header() {
    return Keywords.word(this);
  }

  /** The column of this name, in any case; empty when there is none. */
  public static Optional<Column> named(String header) {
    return Keywords.constant(values(), header);
  }

  /** The column somebody may have meant, such as {@code backup_owner} by "Backup owners". */
  public static Optional<Column> like(String header) {
    String letters = letters(header);
    return Arrays.stream(values())
        .filter(column -> letters.equals(letters(column.header())))
        .findFirst();
  }

  private static String letters(String header) {
    return Names.key(header).replaceAll("[^a-z]", "").replaceAll("s$", "");
  }
}
