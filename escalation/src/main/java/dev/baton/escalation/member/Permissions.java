package dev.baton.escalation.member;

/**
 * What somebody may do now.
 *
 * @param known whether the workspace has this person at all
 * @param full whether they are an active full member
 * @param manager whether they are a manager: by grant, by the live matrix, or as an admin while the
 *     workspace has no other
 * @param admin whether they are an admin: by Slack's roles or by grant
 */
public record Permissions(boolean known, boolean full, boolean manager, boolean admin) {
  /** Of somebody the workspace does not have. */
  public static final Permissions NONE = new Permissions(false, false, false, false);
}
