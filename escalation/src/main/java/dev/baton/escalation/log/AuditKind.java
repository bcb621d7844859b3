package dev.baton.escalation.log;

import java.util.Locale;

/** What can happen that the audited log must tell. */
public enum AuditKind {
  ESCALATION_FILED,
  ESCALATION_APPROVED,
  ESCALATION_BOUNCED,
  /** Whoever decided undid it within the window. */
  ESCALATION_TAKEN_BACK,
  ESCALATION_WITHDRAWN,
  /** Its ticket was resolved or merged elsewhere. */
  ESCALATION_CLOSED,
  INFORMATION_ADDED,
  QUESTION_ASKED,
  QUESTION_ANSWERED,
  REQUEST_REDIRECTED,
  /** Its lead moved a ticket to somebody else of its tier; nobody had asked for that. */
  TICKET_REASSIGNED,
  /** Others may decide a request than before, because something else holds now. */
  REQUEST_REASSIGNED,
  /** Half of the time to decide is over: who was asked is reminded. */
  CLOCK_REMINDED,
  /** The time to decide, or to begin, is over. */
  CLOCK_OVERDUE,
  /** Twice that time is over. */
  CLOCK_RAISED,
  /** The new owner said or showed that they are on it. */
  OWNER_STARTED,
  MATRIX_APPLIED,
  /** What customers are promised is another version now. */
  SLA_APPLIED,
  /** Baton itself finds tickets by other criteria now. */
  CRITERIA_APPLIED,
  /** A criterion files from now on, or only shows what it would have filed. */
  CRITERION_SWITCHED,
  /** A criterion held for a ticket. */
  CRITERION_FOUND,
  /** What came of a ticket that a criterion found, other than a request. */
  CRITERION_SETTLED,
  /** What so many criteria found at once waits for a manager's word. */
  CRITERION_RELEASED,
  ROLE_GRANTED,
  ROLE_REVOKED,
  /** Slack says that somebody's role, kind or account is another now. */
  MEMBER_CHANGED,
  /** Somebody is to be away, or is away at another time than before. */
  ABSENCE_SET,
  ABSENCE_ENDED,
  SETTINGS_CHANGED,
  /** Somebody said that two keys are one ticket. */
  TICKET_JOINED,
  /** Somebody became the first owner of a ticket that nobody owned. */
  TICKET_TAKEN,
  /** Somebody moved a ticket on the board. */
  TICKET_STATUS_SET,
  /** What a customer was promised for a ticket was missed. */
  PROMISE_MISSED,
  /** What was noted as missed was not, as came to be known later. */
  PROMISE_ANNULLED,
  /** Nothing is promised for a ticket any more: it is merged, exempt, or no row fits. */
  PROMISE_ENDED,
  /** Somebody says that they see to a ticket whose promise is near its end. */
  TICKET_MINDED,
  /** Nothing is promised for a ticket, with a reason, such as spam. */
  TICKET_EXEMPTED,
  /** What was exempt is not any more. */
  TICKET_COUNTED_AGAIN,
  /** A file of customers was brought in. */
  ACCOUNTS_IMPORTED,
  /** A file of tickets was brought in. */
  TICKETS_IMPORTED,
  /** Another program may send tickets and accounts. */
  CONNECTION_CREATED,
  CONNECTION_ROTATED,
  CONNECTION_CHANGED,
  CONNECTION_ENDED,
  /** An admin had an event of another program applied once more. */
  CONNECTION_REPLAYED,
  /** Another program, or somebody by hand, said something of a ticket that was not known. */
  TICKET_OPENED,
  TICKET_CHANGED,
  /** Another program said something of a customer that was not known. */
  ACCOUNT_CHANGED,
  EMAIL_CONSENT_GIVEN,
  EMAIL_CONSENT_WITHDRAWN,
  EMAIL_STOPPED,
  EMAIL_RESUMED,
  /** Somebody wants requests to decide by mail, or no longer. */
  REQUEST_MAIL_WANTED,
  REQUEST_MAIL_STOPPED,
  /** Somebody has alerts by another medium too. */
  ALERT_MEDIUM_CHOSEN,
  ALERT_MEDIUM_ENDED,
  /** Somebody who was alerted of a ticket said that they are on it. */
  ALERT_ANSWERED,
  /** A ticket that had been in the last tier was resolved: somebody asks the customer. */
  FOLLOW_UP_BEGUN,
  FOLLOW_UP_POSTPONED,
  FOLLOW_UP_DONE,
  LOG_EXPORTED,
  PERSON_EXPORTED,
  PERSON_ERASURE_ORDERED,
  PERSON_ERASED,
  CONTENT_ERASED,
  DELIVERY_FAILED,
  /** Somebody signed in to Baton's pages. */
  SESSION_BEGUN,
  /** Somebody signed themselves out of the pages in every browser. */
  SESSIONS_ENDED,
  APP_INSTALLED,
  APP_REMOVED;

  /** As stored, hashed and exported: {@code escalation.filed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
  }
}
