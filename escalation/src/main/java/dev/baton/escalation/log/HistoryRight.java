package dev.baton.escalation.log;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Permissions;

/** How much of a ticket's history somebody may read. */
public enum HistoryRight {
  /** All of it: the support team, or everybody full where the workspace opened reading. */
  WHOLE,
  /** What they asked for, and what they were asked to decide. */
  OWN,
  /** Nothing: guests, and whoever left. */
  NONE;

  /**
   * @param supportTeam whether the matrix, their tickets or an admin count them to the support team
   * @param open whether the workspace lets every full member read
   */
  public static HistoryRight of(Permissions permissions, boolean supportTeam, boolean open) {
    if (!permissions.full()) {
      return NONE;
    }
    return permissions.manager() || permissions.admin() || supportTeam || open ? WHOLE : OWN;
  }

  /** Whether this person may read of that escalation. */
  public boolean covers(Escalation escalation, String reader) {
    return switch (this) {
      case WHOLE -> true;
      case OWN -> escalation.requester().equals(reader) || escalation.wasSentTo(reader);
      case NONE -> false;
    };
  }
}
