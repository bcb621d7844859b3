package dev.baton.bot.log;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What the log, its exports and its figures say. */
public enum LogPhrase implements Phrase {
  HELP,
  UNKNOWN_WORD,
  SHOW_NEEDS_TICKET,
  NO_TICKET_KEY,
  BAD_DAYS,
  VALUE_MISSING,
  BAD_DAY,
  DAYS_REVERSED,
  BAD_TIER,
  UNKNOWN_TIER,
  BAD_STATUS,
  FULL_MEMBERS_ONLY,
  MANAGERS_ONLY,
  SUPPORT_TEAM_ONLY,
  NEVER_ESCALATED,
  TICKET_NOW,
  TAKEN,
  ALSO_KNOWN_AS,
  READS_THE_SAME,
  SAME_TICKET(Place.BUTTON),
  SAME_TICKET_TITLE(Place.TITLE),
  SAME_TICKET_EXPLAINED,
  OTHER_TICKET(Place.LABEL),
  OTHER_TICKET_HINT(Place.HINT),
  JOIN(Place.TITLE),
  JOINED,
  SAME_ALREADY,
  LEADS_ELSEWHERE,
  OTHER_STILL_PENDING,
  NOT_YOURS_TO_JOIN,
  ESCALATION,
  ASKED,
  REASON,
  STEPS_TRIED,
  NOTHING_TRIED,
  REDIRECTED,
  SOMEBODY_ERASED,
  ADDED,
  NOT_DELIVERED,
  TOO_LONG_FOR_MESSAGES,
  HISTORY_FILE,
  HISTORY_TITLE(Place.TITLE),
  REST_BY_COMMAND,
  EXPORT_BEGUN,
  LARGE_EXPORT,
  LOG_FILE,
  FILTERED_LOG_FILE,
  AUDIT_EXPORT_BEGUN,
  AUDIT_FILE,
  EXPORT_NOT_MADE,
  EXPORT_WITHOUT_DATABASE,
  CHECK_BEGUN,
  CHAIN_INTACT,
  CHAIN_BROKEN,
  NOT_CHECKED,
  FIGURES_BEGUN,
  OWN_FIGURES_BEGUN;

  private final Place place;

  LogPhrase() {
    this(Place.TEXT);
  }

  LogPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
