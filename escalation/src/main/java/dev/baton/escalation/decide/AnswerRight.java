package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Escalation;
import java.util.Optional;

/** Whether somebody may answer a question about an escalation; asked at every click. */
public final class AnswerRight {
  private AnswerRight() {}

  /**
   * The requester may; while the requester is no active person of the workspace, the ticket's owner
   * and managers may in their place.
   *
   * @param requesterLeft whether the requester is no active person of the workspace now
   * @param owner Slack id of who owns the ticket now; empty when nobody does
   * @param manager whether the person has the manager role now
   */
  public static boolean of(
      Escalation escalation,
      String member,
      boolean requesterLeft,
      Optional<String> owner,
      boolean manager) {
    if (escalation.requester().equals(member)) {
      return true;
    }
    return requesterLeft && (owner.filter(member::equals).isPresent() || manager);
  }
}
