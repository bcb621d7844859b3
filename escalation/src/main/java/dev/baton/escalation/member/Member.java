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
 * @param speech in which language to speak to this person
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
    boolean emailOptOut,
    Speech speech) {
  /** What Slack says this account is. */
  public enum Kind {
    FULL,
    GUEST,
    BOT,
    STRANGER
  }

  /** The role in Slack itself; admins and owners are admins of Baton. */
  public enum SlackRole {
    MEMBER,
    ADMIN,
    OWNER
  }

  /**
   * What is known of a person's language.
   *
   * @param locale Slack's, such as {@code de-DE}; empty until Slack told it
   * @param chosen a language chosen in Baton instead; empty for Slack's
   */
  public record Speech(Optional<String> locale, Optional<String> chosen) {
    public static final Speech UNKNOWN = new Speech(Optional.empty(), Optional.empty());

    public Speech {
      requireNonNull(locale);
      requireNonNull(chosen);
    }
  }

  /** Somebody of whose language nothing is known. */
  public Member(
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
    this(
        id,
        email,
        name,
        zone,
        kind,
        slackRole,
        deactivated,
        away,
        awayUntil,
        emailOptOut,
        Speech.UNKNOWN);
  }

  public Member {
    requireNonNull(id);
    requireNonNull(email);
    requireNonNull(name);
    requireNonNull(zone);
    requireNonNull(kind);
    requireNonNull(slackRole);
    requireNonNull(awayUntil);
    requireNonNull(speech);
  }

  /**
   * The same person of an organisation as another of its teams tells of them: here in one of them
   * is here, and full in one of them is full.
   */
  public Member joinedWith(Member elsewhere) {
    return new Member(
        id,
        email.or(elsewhere::email),
        name,
        zone,
        joinedKind(elsewhere),
        slackRole,
        deactivated && elsewhere.deactivated,
        away,
        awayUntil,
        emailOptOut,
        speech);
  }

  /** The same person, gone. */
  public Member asLeft() {
    return new Member(
        id, email, name, zone, kind, slackRole, true, away, awayUntil, emailOptOut, speech);
  }

  private Kind joinedKind(Member elsewhere) {
    if (isFull() || elsewhere.isFull()) {
      return Kind.FULL;
    }
    return deactivated ? elsewhere.kind : kind;
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
