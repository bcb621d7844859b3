package dev.baton.bot.privacy;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said about a person's data. */
public enum PrivacyPhrase implements Phrase {
  TITLE(Place.TITLE),
  EXPLAINED,
  DO_IT(Place.TITLE),
  PERSON(Place.LABEL),
  PERSON_HINT(Place.HINT),
  FOUND(Place.OPTION),
  WHAT(Place.LABEL),
  SEND_COPY(Place.OPTION),
  ERASE(Place.OPTION),
  CONFIRMATION(Place.LABEL),
  CONFIRMATION_HINT(Place.HINT),
  CHOOSE_BOTH(Place.ERROR),
  UNKNOWN_PERSON(Place.ERROR),
  NOT_CONFIRMED(Place.ERROR),
  STILL_PENDING(Place.ERROR),
  STILL_IN_MATRIX(Place.ERROR),
  LAST_ADMIN(Place.ERROR),
  ERASED,
  ORIGINALS_STAY,
  BEING_MADE,
  FILE,
  FILE_NOT_MADE;

  private final Place place;

  PrivacyPhrase() {
    this(Place.TEXT);
  }

  PrivacyPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
