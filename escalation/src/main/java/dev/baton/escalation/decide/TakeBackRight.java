package dev.baton.escalation.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether somebody may take their decision back now; asked at every click, under the ticket's lock.
 */
public enum TakeBackRight {
  YES,
  /** It waits, was withdrawn, or was moved by a lead without being asked for. */
  NOT_DECIDED,
  /** Somebody else decided, or the person is no full member any more. */
  NOT_YOURS,
  ALREADY,
  /** The window is over, or there was none: it was decided by an earlier version of Baton. */
  TOO_LATE,
  /** The new owner did something on the ticket. */
  OWNER_ACTED,
  /** Something was filed for the ticket since, or its key leads to another ticket now. */
  FOLLOWED,
  /** Who would have the ticket or the request again is not in the workspace any more. */
  NOBODY_TO_GO_BACK_TO,
  /** What was asked for was erased meanwhile: there is nothing that could wait again. */
  ERASED;

  /**
   * What is known beside the escalation.
   *
   * @param until the last instant of the window; empty when there is none
   * @param active whether the person who asks is a full member of the workspace now
   * @param ownerActed whether the new owner did anything on the ticket since the decision
   * @param followed whether a later number was filed, or the ticket's key leads to another ticket
   * @param someoneThere whether the person it goes back to is in the workspace: the previous owner
   *     of an approved one, the requester of a bounced one
   * @param erased whether the texts of a bounced one are gone
   */
  public record Facts(
      Optional<Instant> until,
      boolean active,
      boolean ownerActed,
      boolean followed,
      boolean someoneThere,
      boolean erased) {
    public Facts {
      requireNonNull(until);
    }
  }

  /** The first reason against it, or {@link #YES}. */
  public static TakeBackRight of(Escalation escalation, Facts facts, String member, Instant now) {
    Optional<Settlement> settlement = escalation.settlement();
    if (settlement.filter(Settlement.TakenBack.class::isInstance).isPresent()) {
      return ALREADY;
    }
    if (settlement.filter(Settlement.Decided.class::isInstance).isEmpty()
        || escalation.isReassignment()) {
      return NOT_DECIDED;
    }
    if (!facts.active() || !settlement.get().by().equals(member)) {
      return NOT_YOURS;
    }
    if (facts.until().isEmpty() || now.isAfter(facts.until().get())) {
      return TOO_LATE;
    }
    return unmoved(facts);
  }

  private static TakeBackRight unmoved(Facts facts) {
    if (facts.ownerActed()) {
      return OWNER_ACTED;
    }
    if (facts.followed()) {
      return FOLLOWED;
    }
    if (!facts.someoneThere()) {
      return NOBODY_TO_GO_BACK_TO;
    }
    return facts.erased() ? ERASED : YES;
  }
}
