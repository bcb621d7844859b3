package dev.baton.db;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.log.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That something of a workspace changed: what the audited log says of it, without what was said.
 * Told as queued work while somebody looks at App Home.
 *
 * @param actor whose act it was
 * @param escalation empty where no escalation changed
 */
public record Change(String actor, Optional<EscalationRef> escalation) {
  /** Tells of one change; its id is a {@link Change}. */
  public static final Job JOB = new Job("record-change");

  /** Who opened App Home longer ago is taken for somebody who looks elsewhere. */
  public static final Duration LOOKING = Duration.ofMinutes(10);

  public Change {
    requireNonNull(actor);
    requireNonNull(escalation);
  }

  static Change of(AuditEntry entry) {
    return new Change(entry.actor(), entry.escalation());
  }

  /**
   * What {@link #id} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Change parse(String id) {
    String[] words = id.split(" ", 3);
    if (words.length != 3) {
      throw new IllegalArgumentException("No change: " + id);
    }
    int seq = Integer.parseInt(words[1]);
    return new Change(
        words[0], seq == 0 ? Optional.empty() : Optional.of(new EscalationRef(words[2], seq)));
  }

  /** Has whoever is concerned and looks at that moment see it then. */
  public void tellAt(Tx tx, Instant when) {
    tx.enqueue(JOB, id(), when);
  }

  /** The actor, the escalation's number or 0, and its ticket. */
  String id() {
    return actor
        + " "
        + escalation.map(EscalationRef::seq).orElse(0)
        + " "
        + escalation.map(EscalationRef::ticket).orElse("");
  }
}
