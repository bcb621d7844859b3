package dev.baton.bot.clock;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said of clocks and working hours. */
public enum ClockPhrase implements Phrase {
  NOT_THE_OWNER,
  ON_IT_ALREADY,
  ON_IT_NOTED;

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
