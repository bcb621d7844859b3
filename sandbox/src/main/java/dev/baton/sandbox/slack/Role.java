package dev.baton.sandbox.slack;

/** What a member may do in the workspace. */
public enum Role {
  /** Slack's primary owner or another owner. */
  OWNER,
  /** An owner of the whole organisation, who is a plain member of the workspace itself. */
  ORGANISATION_OWNER,
  /** An administrator. */
  ADMIN,
  /** A full member. */
  MEMBER,
  /** A guest in several channels ({@code is_restricted}). */
  GUEST,
  /** A guest in one channel ({@code is_restricted} and {@code is_ultra_restricted}). */
  SINGLE_CHANNEL_GUEST
}
