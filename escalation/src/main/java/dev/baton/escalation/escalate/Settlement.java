package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** How an escalation ended. */
public sealed interface Settlement {
  /** Slack id of who ended it; {@code baton} when nobody did. */
  String by();

  Instant at();

  /** A yes or a no that stands. */
  sealed interface Decided extends Settlement {
    /** Whether a manager decided in place of the people asked. */
    boolean override();
  }

  /**
   * @param override whether a manager decided in place of the people asked
   */
  record Approved(String by, Instant at, boolean override, String newOwner) implements Decided {
    public Approved {
      requireNonNull(by);
      requireNonNull(at);
      requireNonNull(newOwner);
    }
  }

  /**
   * @param override whether a manager decided in place of the people asked
   */
  record Bounced(String by, Instant at, boolean override, Bounce bounce) implements Decided {
    public Bounced {
      requireNonNull(by);
      requireNonNull(at);
      requireNonNull(bounce);
    }
  }

  /**
   * A yes or a no that was a slip, undone by who gave it.
   *
   * @param at when it was taken back
   * @param decision what it had been; the ticket is where it was before
   * @param next number under which a bounced request waits again; empty for an approval
   */
  record TakenBack(String by, Instant at, Decided decision, Optional<Integer> next)
      implements Settlement {
    public TakenBack {
      requireNonNull(by);
      requireNonNull(at);
      requireNonNull(decision);
      requireNonNull(next);
    }
  }

  /** Taken back by the requester, the owner or a manager. */
  record Withdrawn(String by, Instant at) implements Settlement {}

  /**
   * A later escalation of the same ticket, of higher priority, took its place.
   *
   * @param by Slack id of who filed that one
   * @param successor the later one's number
   */
  record Replaced(String by, Instant at, int successor) implements Settlement {
    public Replaced {
      requireNonNull(by);
      requireNonNull(at);
    }
  }

  /** The ticket was resolved or merged elsewhere. */
  record Closed(String by, Instant at) implements Settlement {}
}
