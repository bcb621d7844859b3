package dev.baton.escalation.member;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Somebody who holds a role now.
 *
 * @param member Slack id
 * @param why each source of it, the strongest first; never empty
 */
public record RoleHolder(String member, Role role, List<Source> why) {
  public RoleHolder {
    requireNonNull(member);
    requireNonNull(role);
    why = List.copyOf(why);
  }

  /** Where a role comes from. */
  public enum Source {
    /** An owner or admin of the workspace in Slack itself. */
    SLACK,
    /** Granted in App Home or at the console. */
    GRANT,
    /** Named in the live matrix's manager column. */
    MATRIX,
    /** An admin, while the workspace has no manager of its own. */
    STANDS_IN
  }
}
