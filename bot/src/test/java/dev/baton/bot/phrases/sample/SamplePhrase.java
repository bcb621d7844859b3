package dev.baton.bot.phrases.sample;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

public enum SamplePhrase implements Phrase {
  TOLD,
  WAITS,
  COUNTED,
  RULED,
  CHOSEN,
  APOSTROPHES,
  NESTED,
  BUTTON(Place.BUTTON);

  private final Place place;

  SamplePhrase() {
    this(Place.TEXT);
  }

  SamplePhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
