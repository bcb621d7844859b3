package dev.baton.bot.digest;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What managers are told each day. */
public enum DigestPhrase implements Phrase {
  SINCE,
  NONE_OVERDUE,
  OVERDUE,
  DECIDED,
  ALL_ARRIVED,
  NOT_ARRIVED,
  CHAIN_CHANGED,
  CHAIN;

  @Override
  public Place place() {
    return Place.TEXT;
  }
}
