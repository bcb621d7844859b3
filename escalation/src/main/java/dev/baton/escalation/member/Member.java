package dev.baton.escalation.member;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A person of the workspace, as Slack knows them.
 *
 * @param id Slack id
 * @param email lower case; empty when Slack hides it
 * @param zone for times on this person's screens
 * @param awayUntil when known; only with {@code away}
 */
public record Member(
    String id,
    Optional<String> email,
    String name,
    ZoneId zone,
    Kind kind,
    SlackRole slackRole,
    boolean deactivated,
    boolean away,
    Optional<Instant> awayUntil,
    boolean emailOptOut) {
  /** What Slack says this account is. */
  public enum Kind {
    FULL,
    GUEST,
    BOT,
    STRANGER
  }

  /** The role in Slack itself; admins and owners are admins and managers of Baton. */
  public enum SlackRole {
    MEMBER,
    ADMIN,
    OWNER
  }

  public Member {
    requireNonNull(id);
    requireNonNull(email);
    requireNonNull(name);
    requireNonNull(zone);
    requireNonNull(kind);
    requireNonNull(slackRole);
    requireNonNull(awayUntil);
  }

  /** Whether the person may own, lead and look into the log. */
  public boolean isFull() {
    return kind == Kind.FULL && !deactivated;
  }

  /** Whether the person may escalate: full members and guests, never bots and strangers. */
  public boolean mayFile() {
    return (kind == Kind.FULL || kind == Kind.GUEST) && !deactivated;
  }

  /** Whether the person said to be away and that has not ended. */
  public boolean isAwayAt(Instant now) {
    return away && awayUntil.map(now::isBefore).orElse(true);
  }
}
