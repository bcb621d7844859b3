package dev.baton.bot.absence;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said about who is away. */
public enum AbsencePhrase implements Phrase {
  HERE,
  AWAY_NOW,
  AWAY_UNTIL,
  AWAY_BUTTON(Place.BUTTON),
  TITLE(Place.TITLE),
  NOBODY_AWAY,
  PLANNED,
  MORE_AWAY,
  CHANGING,
  CHANGE(Place.BUTTON),
  END(Place.BUTTON),
  WHO(Place.LABEL),
  WHO_HINT(Place.HINT),
  FROM_DAY(Place.LABEL),
  FROM_TIME(Place.LABEL),
  FROM_TIME_HINT(Place.HINT),
  UNTIL_DAY(Place.LABEL),
  UNTIL_TIME(Place.LABEL),
  UNTIL_TIME_HINT(Place.HINT),
  NOTE(Place.LABEL),
  NOTE_HINT(Place.HINT),
  DAY_MISSING(Place.ERROR),
  ENDS_BEFORE_IT_BEGINS(Place.ERROR),
  IS_OVER(Place.ERROR),
  OVERLAPS(Place.ERROR),
  NOT_KNOWN(Place.ERROR),
  ADMINS_ONLY(Place.ERROR),
  GONE,
  OWNER_AWAY;

  private final Place place;

  AbsencePhrase() {
    this(Place.TEXT);
  }

  AbsencePhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
