package dev.baton.bot.detect;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said of tickets that Baton itself finds. */
public enum DetectPhrase implements Phrase {
  OPENED,
  NO_FIRST_RESPONSE,
  OPEN,
  IN_TIER,
  FACTS,
  PRIORITY_ASSUMED,
  FOUND_LATE,
  KNOWN,
  UNTICKED,
  HOLDS_AS_WELL,
  ANSWERED,
  CHANGED,
  FOUND,
  FOUND_LATER,
  ALREADY_THERE,
  HANDED_BACK,
  NO_ROUTE,
  PENDING_ELSEWHERE,
  BOUNCED,
  HELD,
  HELD_SETTLED,
  HELD_TICKETS,
  FILE_URGENT(Place.BUTTON),
  FILE_ALL(Place.BUTTON),
  LET_BE(Place.BUTTON),
  FILING,
  LEFT,
  MANAGERS_ONLY,
  NOTHING_HELD,
  BACKLOG,
  BACKLOG_COUNT,
  BACKLOG_WORST,
  ESCALATE(Place.BUTTON),
  CRITERIA,
  CRITERION_FILES,
  CRITERION_WATCHES,
  SWITCH_ON(Place.BUTTON),
  BACK_TO_WATCH(Place.BUTTON),
  NO_CRITERIA,
  MORE_CRITERIA;

  private final Place place;

  DetectPhrase() {
    this(Place.TEXT);
  }

  DetectPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
