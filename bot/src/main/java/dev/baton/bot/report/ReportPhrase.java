package dev.baton.bot.report;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What figures say. */
public enum ReportPhrase implements Phrase {
  LAST_DAYS,
  YOUR_LAST_DAYS,
  BY_TIER,
  WHY_BOUNCED,
  BOUNCES,
  TO_AND_FRO,
  BY_AGENT,
  MORE_AGENTS,
  MOVED_WITHIN_TIER,
  FIGURES_OF,
  FIGURES,
  WEEK,
  THIS_WEEK,
  WEEK_BEFORE,
  MORE_FIGURES;

  @Override
  public Place place() {
    return Place.TEXT;
  }
}
