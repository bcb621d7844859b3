package dev.baton.bot.phrases.faulty;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

public enum FaultyPhrase implements Phrase {
  MISSING,
  DOUBLED,
  BROKEN,
  MARKED;

  @Override
  public Place place() {
    return Place.TEXT;
  }
}
