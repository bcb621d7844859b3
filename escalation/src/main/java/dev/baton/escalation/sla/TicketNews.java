package dev.baton.escalation.sla;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What holds of a ticket since that moment and did not before. What a file of before tells is no
 * news. Each is told once, by work queued in the transaction in which it came to hold.
 *
 * @param ticket its identity
 * @param scope of {@link Kind#MISSED}, {@link Kind#ANNULLED} and {@link Kind#REACHED} that of the
 *     clock; of {@link Kind#TIER} the number of the escalation; else 0
 * @param detail a code that depends on the kind; empty for nothing; holds no slash
 */
public record TicketNews(Kind kind, String ticket, Instant at, int scope, String detail) {
  private static final int PARTS = 5;

  /** What came to hold. */
  public enum Kind {
    /** It is known since when the customer waits. */
    OPENED,
    /** It is so urgent: detail is the priority, empty for unknown. */
    PRIORITY,
    /** It is of another account, or that one is of another tier. */
    ACCOUNT,
    CATEGORY,
    /** Somebody of the team said the first thing to the customer. */
    ANSWERED,
    WAITING,
    /** It goes on, from waiting or after its end. */
    GOES_ON,
    RESOLVED,
    CLOSED,
    /** It came to another tier, or another owner of its own: scope is the escalation's number. */
    TIER,
    /** Somebody became its first owner: detail is their Slack id. */
    TAKEN,
    MERGED,
    EXEMPT,
    EXEMPT_NO_MORE,
    /** A promise was missed: detail is the clock's kind and the cause, {@code resolution time}. */
    MISSED,
    /** It was not: detail is the clock's kind. */
    ANNULLED,
    /** The time of a criterion is over: detail is the clock's kind. */
    REACHED
  }

  public TicketNews {
    requireNonNull(kind);
    requireNonNull(ticket);
    at = at.truncatedTo(ChronoUnit.MICROS);
    if (detail.contains("/")) {
      throw new IllegalArgumentException("No slash in " + detail);
    }
  }

  /** Under which its work is queued; the same for the same. */
  public String id() {
    return String.join(
        "/",
        kind.name().toLowerCase(Locale.ROOT),
        at.toString(),
        String.valueOf(scope),
        detail,
        ticket);
  }

  /**
   * The news of that id.
   *
   * @throws RuntimeException when it is none
   */
  public static TicketNews of(String id) {
    String[] parts = id.split("/", PARTS);
    return new TicketNews(
        Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        parts[4],
        Instant.parse(parts[1]),
        Integer.parseInt(parts[2]),
        parts[3]);
  }
}
