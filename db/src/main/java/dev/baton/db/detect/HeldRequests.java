package dev.baton.db.detect;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a manager says of requests that are held because there are so many at once. */
public final class HeldRequests {
  /** Files them, or lets them be; its id is what was said, and until when they were held. */
  public static final Job RELEASE = new Job("detection-release");

  private static final int TOGETHER = 100;

  private final Tx tx;

  private HeldRequests(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static HeldRequests in(Tx tx) {
    return new HeldRequests(tx);
  }

  /** What a manager may say. */
  public enum Word {
    FILE_URGENT,
    FILE_ALL,
    LET_BE;

    /** As stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Lets a job do it.
   *
   * @param by Slack id of a manager
   * @param until what was held later waits for a word of its own
   * @return for how many tickets; 0 when none is held any more, and then nothing is written
   */
  public int say(Word word, String by, Instant until, Instant at) {
    CriterionHits.Held held = CriterionHits.in(tx).heldUntil(until);
    int tickets = word == Word.FILE_URGENT ? held.urgent() : held.tickets();
    if (tickets > 0) {
      tx.enqueue(RELEASE, new Release(word, until).id(), at);
      tx.audit(
          new AuditEntry(
              AuditKind.CRITERION_RELEASED,
              at,
              by,
              "slack",
              Optional.empty(),
              Map.of("word", word.code(), "tickets", String.valueOf(tickets))));
    }
    return tickets;
  }

  /**
   * What the work of {@link #RELEASE} is.
   *
   * @param until what was held later is none of it
   */
  public record Release(Word word, Instant until) {
    private String id() {
      return word.code() + " " + until;
    }

    /** The one of that id. */
    public static Release of(String id) {
      int blank = id.indexOf(' ');
      return new Release(
          Word.valueOf(id.substring(0, blank).toUpperCase(Locale.ROOT)),
          Instant.parse(id.substring(blank + 1)));
    }
  }

  /**
   * Does {@link #RELEASE} for the next of them.
   *
   * @return whether others may be left
   */
  public boolean release(Word word, Instant until, Instant now) {
    List<CriterionHit> some = CriterionHits.in(tx).held(until, word == Word.FILE_URGENT, TOGETHER);
    HitOutcome then = word == Word.LET_BE ? HitOutcome.LET_BE : HitOutcome.FOUND;
    CriterionHits.in(tx).settle(some, then, Optional.empty(), now);
    if (then == HitOutcome.FOUND) {
      some.stream()
          .map(CriterionHit::ticket)
          .distinct()
          .forEach(ticket -> tx.enqueue(Detections.ACT_OVERDUE, ticket, now));
    }
    return some.size() == TOGETHER;
  }
}
