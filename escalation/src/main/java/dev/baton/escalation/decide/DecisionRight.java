package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Escalation;

/** Whether somebody may decide an escalation; asked at every click, on the server. */
public enum DecisionRight {
  /** Was sent the request. */
  ASKED,
  /** A manager who was not: allowed, and recorded as an override. */
  OVERRIDE,
  /** The requester, whatever else they are. */
  OWN_REQUEST,
  /** Anybody else. */
  NONE;

  /**
   * @param active whether the person is a full member of the workspace now
   * @param manager whether the person has the manager role now
   */
  public static DecisionRight of(
      Escalation escalation, String member, boolean active, boolean manager) {
    if (escalation.requester().equals(member)) {
      return OWN_REQUEST;
    }
    if (!active) {
      return NONE;
    }
    if (escalation.wasSentTo(member)) {
      return ASKED;
    }
    return manager ? OVERRIDE : NONE;
  }
}
