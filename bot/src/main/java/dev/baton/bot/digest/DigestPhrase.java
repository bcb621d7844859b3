package dev.baton.bot.digest;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What managers are told each day. */
public enum DigestPhrase implements Phrase {
  NONE_OVERDUE,
  OVERDUE,
  HOW_TO_ACT,
  DECIDED,
  LONG_OPEN,
  ALL_ARRIVED,
  NOT_ARRIVED,
  CHAIN_CHANGED,
  CHAIN;

  @Override
  public Place place() {
    return Place.TEXT;
  }
}
