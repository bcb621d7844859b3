package dev.baton.matrix;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The columns every workspace has, in the order in which they are written. */
public enum Column implements FileColumn {
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
  CHANNEL,
  ONCALL;

  /** A file must have these. */
  public static final Set<Column> REQUIRED = EnumSet.of(FROM_TIER, TO_TIER, CRITERIA, OWNER, LEAD);

  /** Conditions of the workspace's own begin with this. */
  public static final String CUSTOM = "if:";

  @Override
  public String header() {
    return Keywords.word(this);
  }

  /** All of them, and what a matrix must have. */
  public static FileColumns all() {
    return new FileColumns(List.of(values()), REQUIRED, EnumSet.of(FROM_TIER, TO_TIER), true);
  }
}
