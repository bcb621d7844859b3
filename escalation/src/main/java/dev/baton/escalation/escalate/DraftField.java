package dev.baton.escalation.escalate;

/** A field of the escalation modal, so that a fault can be shown beside it. */
public enum DraftField {
  TICKET,
  CATEGORY,
  PRIORITY,
  REASON,
  STEPS_TRIED,
  NOTHING_TRIED,
  CUSTOMER,
  ACCOUNT_TIER,
  CUSTOM,
  FILES,
  ROUTE,
  CHECKLIST
}
