package dev.baton.bot.sla;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said of promises to customers, and of the criteria by which Baton finds tickets. */
public enum SlaPhrase implements Phrase {
  EXAMPLE,
  HOURS,
  WHOSE,
  TIMES,
  NEVER_DUE,
  OVERDUE,
  NONE_OVERDUE,
  OVERDUE_TICKET,
  OVERDUE_MORE,
  PLAN,
  TARGET_CHANGED,
  TARGET,
  RULE,
  ANY_TICKET,
  IN_THE_TIER,
  AT_ONCE,
  AFTER,
  FILES_AT_ONCE,
  WATCHES,
  WAS,
  GAP,
  MINUTE_LOST,
  HOURS_TWICE,
  PROMISES_NOTHING,
  NOTHING_FOR_UNKNOWN,
  ALARM_FIRST,
  HANDED_ON_FIRST,
  TO_ANSWER,
  TO_SOLVE,
  NO_SUCH_TIER,
  ONLY_TELLS,
  NO_WAY_TO,
  LIVE,
  USUAL,
  SHEET_LINE,
  SHEET_IN_TROUBLE,
  UPLOAD(Place.BUTTON),
  DOWNLOAD(Place.BUTTON),
  VERSIONS(Place.BUTTON),
  TIER(Place.BUTTON),
  LOOK_NOW(Place.BUTTON),
  UNLINK(Place.BUTTON),
  TITLE(Place.TITLE),
  CHECK(Place.TITLE),
  APPLY(Place.TITLE),
  EXPLAINED,
  LINKED,
  CHECKING,
  APPLYING,
  FAULTS,
  QUESTION,
  CANNOT,
  NOTHING_NEW,
  MOVED,
  APPLIED,
  APPLIED_ALREADY,
  GONE,
  FAILED,
  NOT_LINKED,
  UNLINKED,
  PROPOSED,
  TROUBLED,
  TROUBLED_AGAIN,
  LOOK(Place.BUTTON),
  VERSIONS_TITLE(Place.TITLE),
  VERSION_LINE,
  NO_VERSIONS,
  SHOW(Place.BUTTON),
  SEND_CSV(Place.BUTTON),
  ROLL_BACK(Place.BUTTON),
  OLDER(Place.BUTTON),
  NEWEST(Place.BUTTON),
  NO_SUCH_VERSION,
  ROWS,
  CSV_SENT,
  ALL_VERSIONS(Place.BUTTON),
  TIER_TITLE(Place.TITLE),
  TIER_FIELD(Place.LABEL),
  TIER_HINT(Place.HINT),
  NEXT(Place.TITLE),
  TIMES_OF,
  ANSWER_FIELD(Place.LABEL),
  SOLUTION_FIELD(Place.LABEL),
  HOURS_FIELD(Place.LABEL),
  HOURS_HINT(Place.HINT),
  NOT_TIME(Place.ERROR),
  DAYS_OF_WORK(Place.ERROR),
  NOT_HOURS(Place.ERROR),
  TOO_LONG(Place.ERROR);

  private final Place place;

  SlaPhrase() {
    this(Place.TEXT);
  }

  SlaPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
