package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Escalation;

/** Who may withdraw a pending escalation: requester, owner, managers. */
public final class WithdrawRight {
  private WithdrawRight() {}

  /**
   * @param manager whether the person has the manager role now
   */
  public static boolean of(Escalation pending, String member, boolean manager) {
    return manager || pending.requester().equals(member) || pending.wasOwnedBy(member);
  }
}
