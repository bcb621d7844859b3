package dev.baton.escalation.notify;

/** As what somebody is told; one person with several roles gets one notice. */
public enum NoticeRole {
  DECIDER,
  CHANNEL,
  REQUESTER,
  PREVIOUS_OWNER,
  NEW_OWNER,
  MANAGER,
  CONTRIBUTOR
}
