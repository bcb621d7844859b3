package dev.baton.escalation.report;

import java.util.Locale;

/** The columns of reports. docs/reports.md says what each counts. */
public enum ReportColumn {
  /** What the row is of, by the report's dimension. */
  GROUP,
  FILED,
  APPROVED,
  BOUNCED,
  PENDING,
  ENDED_OTHERWISE,
  DECIDED,
  BOUNCE_SHARE,
  IN_TIME,
  HALF,
  NINE_TENTHS,
  COUNTED,
  OPENED,
  ESCALATED,
  RATE,
  RESOLVED,
  CLOCK,
  MET,
  MISSED,
  KEPT,
  LATE_OPEN,
  TICKET,
  TITLE,
  ACCOUNT,
  ACCOUNT_TIER,
  CATEGORY,
  CAUSE,
  PRIORITY,
  FROM_TIER,
  TIER,
  OWNER,
  AGENT,
  STATUS,
  OUTCOME,
  ASKED_AT,
  DECIDED_AT,
  OPENED_AT,
  OPEN_FOR,
  FIRST_RESPONSE,
  DUE,
  TICKETS,
  ESCALATIONS,
  BOUNCES,
  HANDED_BACK,
  BEFORE,
  CHANGE,
  HEALTH,
  RENEWAL,
  VALUE;

  /** As the heads of a CSV have it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
