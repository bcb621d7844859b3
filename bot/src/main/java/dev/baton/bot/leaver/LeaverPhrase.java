package dev.baton.bot.leaver;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said of people who left and still hold something. */
public enum LeaverPhrase implements Phrase {
  TITLE(Place.HEADER),
  HOLDS,
  TICKETS,
  ONLY_LEAD,
  LEADS,
  OWNS,
  BACKS,
  MEND_MATRIX(Place.BUTTON),
  HOW_TO_MEND,
  IN_DIGEST;

  private final Place place;

  LeaverPhrase() {
    this(Place.TEXT);
  }

  LeaverPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
