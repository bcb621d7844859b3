package dev.baton.escalation.escalate;

/** As what somebody was sent a request. */
public enum RecipientRole {
  LEAD,
  BACKUP_LEAD,
  LEAD_ABOVE,
  MANAGER
}
