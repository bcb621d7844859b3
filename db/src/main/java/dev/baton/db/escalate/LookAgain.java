package dev.baton.db.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.db.Job;
import dev.baton.escalation.escalate.EscalationRef;
import java.time.Instant;

/**
 * A moment at which a pending request is to be looked at again.
 *
 * @param at when a shift or an absence begins or ends
 */
public record LookAgain(EscalationRef ref, Instant at) {
  /** Looks at one request again; its id is {@link #id()}. */
  public static final Job JOB = new Job("request-looked-at-again");

  private static final String BETWEEN = " ";

  public LookAgain {
    requireNonNull(ref);
    requireNonNull(at);
  }

  /** As the job is called: instant, number, ticket. */
  public String id() {
    return String.join(BETWEEN, at.toString(), String.valueOf(ref.seq()), ref.ticket());
  }

  /** The one called so. */
  public static LookAgain parse(String id) {
    String[] parts = id.split(BETWEEN, 3);
    return new LookAgain(
        new EscalationRef(parts[2], Integer.parseInt(parts[1])), Instant.parse(parts[0]));
  }
}
