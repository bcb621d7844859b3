package dev.baton.bot.table;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said of files of accounts and tickets. */
public enum TablePhrase implements Phrase {
  SUMMARY,
  UNKNOWN_ACCOUNTS,
  OLDER,
  NO_ALARM,
  ROW_ADDED,
  ROW_CHANGED,
  FIELD,
  BLANK,
  MORE_ROWS,
  NOTHING_NEW,
  FAULTS,
  APPLIED,
  HOME_LINE,
  BUTTON(Place.BUTTON),
  TITLE(Place.TITLE),
  CHECK(Place.TITLE),
  APPLY(Place.TITLE),
  KIND(Place.LABEL),
  ACCOUNTS(Place.OPTION),
  TICKETS(Place.OPTION),
  FILE(Place.LABEL),
  FILE_HINT(Place.HINT),
  LINK(Place.LABEL),
  LINK_HINT(Place.HINT),
  FILE_OR_LINK(Place.ERROR),
  TOO_LARGE,
  NOT_GIVEN,
  CHECKING,
  APPLYING,
  GONE,
  FAILED,
  NOT_KNOWN;

  private final Place place;

  TablePhrase() {
    this(Place.TEXT);
  }

  TablePhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
