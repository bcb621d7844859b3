package dev.baton.bot.clock;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said of clocks and working hours. */
public enum ClockPhrase implements Phrase {
  NOT_THE_OWNER,
  ON_IT_ALREADY,
  ON_IT_NOTED,
  HOME_LINE,
  CALENDAR_BUTTON(Place.BUTTON),
  CALENDAR_TITLE(Place.TITLE),
  CALENDAR_EXPLAINED,
  HOURS(Place.LABEL),
  HOURS_HINT(Place.HINT),
  ZONE(Place.LABEL),
  ZONE_HINT(Place.HINT),
  REGION(Place.LABEL),
  REGION_HINT(Place.HINT),
  REGION_SEARCH(Place.PLACEHOLDER),
  NO_REGION(Place.OPTION),
  HOLIDAYS(Place.LABEL),
  MORE_HOLIDAYS(Place.LABEL),
  HOLIDAYS_HINT(Place.HINT),
  HOLIDAY(Place.OPTION),
  CHANGED_IN_FORM,
  HOLIDAY_ADDED,
  HOLIDAY_GONE,
  DAYS(Place.LABEL),
  DAYS_HINT(Place.HINT),
  NO_HOURS(Place.ERROR),
  NO_SUCH_ZONE(Place.ERROR),
  NO_DAY(Place.ERROR),
  DAY_TWICE(Place.ERROR),
  TOO_MANY_DAYS(Place.ERROR),
  NEVER_OPEN(Place.ERROR),
  NO_SUCH_REGION(Place.ERROR),
  HOLIDAYS_CHANGED,
  SEE_WORKING_HOURS;

  private final Place place;

  ClockPhrase() {
    this(Place.TEXT);
  }

  ClockPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
