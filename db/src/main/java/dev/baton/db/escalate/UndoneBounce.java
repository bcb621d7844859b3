package dev.baton.db.escalate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A bounce that its lead takes back.
 *
 * @param seq number of the bounced escalation
 * @param by Slack id of who had bounced it
 * @param until the last instant at which that may be undone
 */
public record UndoneBounce(int seq, String by, Instant until) {
  public UndoneBounce {
    requireNonNull(by);
    requireNonNull(until);
  }
}
