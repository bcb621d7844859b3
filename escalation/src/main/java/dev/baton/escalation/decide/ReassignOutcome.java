package dev.baton.escalation.decide;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of one ticket of a {@link Reassignment}.
 *
 * @param ticket its identity
 * @param what whether it moved, and else why it stayed
 * @param seq number of the escalation that moved it, or of the request that waits and kept it
 */
public record ReassignOutcome(String ticket, What what, Optional<Integer> seq) {
  public ReassignOutcome {
    requireNonNull(ticket);
    requireNonNull(what);
    requireNonNull(seq);
  }

  /** The first reason against it, or that it moved. */
  public enum What {
    MOVED,
    /** No such ticket in this workspace. */
    UNKNOWN,
    /** Its key leads to another ticket by now. */
    JOINED,
    /** It has another owner, or is in another tier, than when the lead looked. */
    ELSEWHERE,
    /** Who ordered it does not lead that tier by the live matrix, or is no full member any more. */
    NOT_LED,
    /** Who is to own it is no full member of the workspace any more. */
    OWNER_LEFT,
    /** Who is to own it is not among the people of that tier. */
    OWNER_OF_OTHER_TIER,
    /** A request for it waits for its decision. */
    PENDING;

    /** As stored: {@code not_led}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such outcome. */
    public static Optional<What> parse(String code) {
      return Arrays.stream(values()).filter(what -> what.code().equals(code)).findFirst();
    }
  }
}
