package dev.baton.escalation.member;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Availability;
import dev.baton.matrix.Email;
import dev.baton.matrix.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person of the workspace, as Slack knows them.
 *
 * @param id Slack id
 * @param email lower case; empty when Slack hides it
 * @param zone for times on this person's screens
 * @param away whether their status in Slack says so
 * @param awayUntil when known; only with {@code away}
 * @param speech in which language to speak to this person
 * @param planned when they said to be away, or an admin did; those of the past may be among them
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
    Speech speech,
    List<Away> planned) {
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

  /**
   * When somebody is away.
   *
   * @param until the first instant at which they are back
   */
  public record Away(Instant from, Instant until) {
    /** Throws {@link IllegalArgumentException} when it ends before it begins. */
    public Away {
      if (!until.isAfter(from)) {
        throw new IllegalArgumentException(
            "Nobody is back at %s before they go at %s".formatted(until, from));
      }
    }

    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
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
    planned = List.copyOf(planned);
  }

  /** The same person with these absences. */
  public Member withPlanned(List<Away> absences) {
    return new Member(
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
        speech,
        absences);
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
        speech,
        planned);
  }

  /** The same person, gone. */
  public Member asLeft() {
    return new Member(
        id,
        email,
        name,
        zone,
        kind,
        slackRole,
        true,
        away,
        awayUntil,
        emailOptOut,
        speech,
        planned);
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

  /** Whether the person is away, by their status in Slack or as they planned. */
  public boolean isAwayAt(Instant now) {
    return isAwayByStatus(now) || planned.stream().anyMatch(one -> one.covers(now));
  }

  private boolean isAwayByStatus(Instant now) {
    return away && awayUntil.map(now::isBefore).orElse(true);
  }

  /** When the person is back; empty when nobody said so, or when they are here. */
  public Optional<Instant> backAfter(Instant now) {
    Instant back = now;
    for (Optional<Instant> later = endAt(back); later.isPresent(); later = endAt(back)) {
      back = later.get();
    }
    return isAwayByStatus(back) || back.equals(now) ? Optional.empty() : Optional.of(back);
  }

  /** When what keeps them away at that moment ends, so that one absence may follow another. */
  private Optional<Instant> endAt(Instant at) {
    Stream<Instant> status = isAwayByStatus(at) ? awayUntil.stream() : Stream.empty();
    return Stream.concat(status, planned.stream().filter(one -> one.covers(at)).map(Away::until))
        .max(Comparator.naturalOrder());
  }

  /** The next instant at which they go or come back; empty when nothing of the kind is known. */
  public Optional<Instant> awayChangesAfter(Instant now) {
    Stream<Instant> status = away ? awayUntil.stream() : Stream.empty();
    return Stream.concat(
            status, planned.stream().flatMap(one -> Stream.of(one.from(), one.until())))
        .filter(change -> change.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  /** Whether they can be given work at that moment. */
  public Availability availabilityAt(Instant now) {
    if (deactivated) {
      return new Availability.Deactivated();
    }
    if (kind == Kind.GUEST) {
      return new Availability.Guest();
    }
    return isAwayAt(now) ? new Availability.Away(backAfter(now)) : new Availability.Available();
  }

  /**
   * The person as the matrix sees one; empty for bots and strangers, who are nobody to it.
   *
   * @param load tickets accepted in the last 7 days and still theirs
   * @param lastAccepted when a ticket last became theirs
   */
  public Optional<Person> asPerson(Instant now, int load, Optional<Instant> lastAccepted) {
    return kind == Kind.FULL || kind == Kind.GUEST
        ? Optional.of(
            new Person(
                id, email.flatMap(Email::parse), name, availabilityAt(now), load, lastAccepted))
        : Optional.empty();
  }
}
