package dev.baton.bot.mail;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What a mail about a decision says; its reader sees no markup. */
public enum MailPhrase implements Phrase {
  SUBJECT,
  YOURS,
  REQUEST_APPROVED,
  REQUEST_APPROVED_AND_GONE,
  REQUEST_BOUNCED,
  BOUNCE_TAKEN_BACK,
  APPROVAL_TAKEN_BACK,
  YOURS_AGAIN,
  NOT_YOURS_AFTER_ALL,
  NO_LONGER_YOURS,
  STILL_YOURS,
  QUESTION_ASKED,
  ANSWER_IN_SLACK,
  ASKED,
  NO_LONGER_ASKED,
  HALF_TIME,
  WHY_BOUNCED,
  WHAT_TO_DO,
  REQUESTER_TOLD,
  TICKET,
  PRIORITY,
  CUSTOMER,
  ACCOUNT,
  CATEGORY,
  FILES,
  FILES_NAMED,
  TIER,
  TIERS,
  FROM_TO,
  ASKED_BY,
  DECISION,
  MOVED,
  DECIDE_BY,
  AT,
  BY,
  NOTE,
  REASON,
  REASON_OF,
  STEPS_TRIED,
  CHECKLIST,
  ADDED_BY,
  OPEN_MESSAGE,
  OPEN_TICKET,
  WHY_SENT,
  HOW_TO_STOP;

  @Override
  public Place place() {
    return Place.PLAIN;
  }
}
