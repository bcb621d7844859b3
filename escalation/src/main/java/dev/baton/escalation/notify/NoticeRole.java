package dev.baton.escalation.notify;

/** As what somebody is told; one person with several roles gets one notice. */
public enum NoticeRole {
  DECIDER,
  CHANNEL,
  REQUESTER,
  PREVIOUS_OWNER,
  NEW_OWNER,
  MANAGER,
  CONTRIBUTOR,
  /** Who looks after the ticket's customer. */
  ACCOUNT_OWNER,
  /** Who does while the account owner is away; of what weighs most both are told. */
  ACCOUNT_BACKUP,
  /** Who is told when a promise to the customer is broken. */
  EXECUTIVE,
  /** Who leads the tier that the ticket is in. */
  TIER_LEAD,
  /** A program, or somebody, outside Slack. */
  OUTSIDE
}
