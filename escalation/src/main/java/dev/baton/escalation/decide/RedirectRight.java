package dev.baton.escalation.decide;

import dev.baton.escalation.decide.RedirectOutcome.Why;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import java.util.List;
import java.util.Optional;

/** Who may let somebody else decide, and whom. */
public final class RedirectRight {
  private RedirectRight() {}

  /**
   * Only managers may, and never for their own request.
   *
   * @param manager whether the person has the manager role now
   */
  public static boolean of(Escalation pending, String member, boolean manager) {
    return manager && !pending.requester().equals(member);
  }

  /**
   * Why this person cannot be made the one who decides; empty when they can.
   *
   * @param redirecting the manager who wants it
   * @param full whether the new decider is a full member of the workspace now
   */
  public static Optional<Why> against(
      Escalation pending, String redirecting, String decider, boolean full) {
    if (decider.equals(pending.requester())) {
      return Optional.of(Why.IS_REQUESTER);
    }
    if (decider.equals(redirecting)) {
      return Optional.of(Why.IS_REDIRECTING);
    }
    if (!full) {
      return Optional.of(Why.LEFT_WORKSPACE);
    }
    List<String> asked = pending.recipients().stream().map(Recipient::member).toList();
    return asked.equals(List.of(decider)) ? Optional.of(Why.ASKED_ALREADY) : Optional.empty();
  }
}
