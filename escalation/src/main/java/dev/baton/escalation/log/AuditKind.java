package dev.baton.escalation.log;

import java.util.Locale;

/** What can happen that the audited log must tell. */
public enum AuditKind {
  ESCALATION_FILED,
  ESCALATION_APPROVED,
  ESCALATION_BOUNCED,
  ESCALATION_WITHDRAWN,
  INFORMATION_ADDED,
  REQUEST_REDIRECTED,
  MATRIX_APPLIED,
  ROLE_GRANTED,
  ROLE_REVOKED,
  SETTINGS_CHANGED,
  LOG_EXPORTED,
  DELIVERY_FAILED,
  APP_INSTALLED,
  APP_REMOVED;

  /** As stored, hashed and exported: {@code escalation.filed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
  }
}
