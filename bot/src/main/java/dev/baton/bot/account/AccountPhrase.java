package dev.baton.bot.account;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said of customers. */
public enum AccountPhrase implements Phrase {
  RENEWS,
  RENEWED_BEFORE,
  HEALTH,
  HEALTH_BECAUSE,
  LAST_OUTCOME,
  NTH_TICKET,
  TICKETS_THIS_MONTH,
  LOOKED_AFTER_BY,
  NOBODY_LOOKS_AFTER;

  @Override
  public Place place() {
    return Place.TEXT;
  }
}
