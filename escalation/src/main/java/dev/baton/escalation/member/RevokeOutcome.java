package dev.baton.escalation.member;

/** What became of taking a granted role away. */
public enum RevokeOutcome {
  REVOKED,
  /** They did not have it by grant; nothing was written. */
  NOT_GRANTED,
  /** Nobody would be left who may change settings; nothing was written. */
  LAST_ADMIN
}
