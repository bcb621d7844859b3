package dev.baton.db.pending;

import static java.util.Objects.requireNonNull;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.EscalationRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A look at the requests of a workspace that wait for a decision, a batch at a time, because
 * something holds now that did not. Whoever changes such a thing queues it in the same transaction.
 *
 * @param member Slack id of whom the change is about; empty for everybody
 * @param after where the batch before ended; empty for the first
 */
public record Reassessment(
    AskingCause cause, Optional<String> member, Optional<EscalationRef> after) {
  /** Looks at a batch; its id is {@link #id()}. */
  public static final Job JOB = new Job("pending-requests");

  /** As this was queued before requests followed the present; its id is whoever left. */
  public static final Job LEAVER = new Job("leaver-replacement");

  private static final int ONE_BY_ONE = 20;
  private static final String BETWEEN = " ";
  private static final String EVERYBODY = "-";

  public Reassessment {
    requireNonNull(cause);
    requireNonNull(member);
    requireNonNull(after);
  }

  /** Has all of them looked at again. */
  public static void ofAll(Tx tx, AskingCause cause, Instant at) {
    new Reassessment(cause, Optional.empty(), Optional.empty()).queue(tx, at);
  }

  /** The same because of one person; the job does nothing where nothing depends on them. */
  public static void because(Tx tx, String member, AskingCause cause, Instant at) {
    new Reassessment(cause, Optional.of(member), Optional.empty()).queue(tx, at);
  }

  /** The same because of several people. */
  public static void because(Tx tx, Collection<String> members, AskingCause cause, Instant at) {
    if (members.size() > ONE_BY_ONE) {
      ofAll(tx, cause, at);
    } else {
      members.forEach(member -> because(tx, member, cause, at));
    }
  }

  /** Each time anew: one that runs has perhaps passed what changes now. */
  public void queue(Tx tx, Instant at) {
    tx.enqueue(JOB, id(), at);
  }

  /** The one after this, which ended there. */
  public Reassessment further(EscalationRef last) {
    return new Reassessment(cause, member, Optional.of(last));
  }

  /** As the job is called. */
  public String id() {
    String start = cause.code() + BETWEEN + member.orElse(EVERYBODY);
    return after
        .map(ref -> String.join(BETWEEN, start, String.valueOf(ref.seq()), ref.ticket()))
        .orElse(start);
  }

  /** The one called so. */
  public static Reassessment parse(String id) {
    String[] parts = id.split(BETWEEN, 4);
    return new Reassessment(
        AskingCause.parse(parts[0]).orElseThrow(),
        Optional.of(parts[1]).filter(member -> !member.equals(EVERYBODY)),
        parts.length < 4
            ? Optional.empty()
            : Optional.of(new EscalationRef(parts[3], Integer.parseInt(parts[2]))));
  }
}
