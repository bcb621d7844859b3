package dev.baton.escalation.notify;

import java.util.Locale;

/** What became of a delivery. */
public enum DeliveryState {
  /** Not tried yet, or to be tried again. */
  QUEUED,
  /** Slack or the mail service took it. */
  SENT,
  /** Refused for good; managers are told. */
  FAILED,
  /**
   * Not sent on purpose: opted out, no address, email off, or the message it would change was never
   * posted.
   */
  SKIPPED,
  /** Taken, and later reported bounced, complained about or suppressed. */
  UNDELIVERABLE;

  /** As stored: {@code queued}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
