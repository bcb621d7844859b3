package dev.baton.bot.setup;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What the interview says. */
public enum SetupPhrase implements Phrase {
  CARD,
  CARD_OPEN,
  CARD_AGAIN,
  BEGIN(Place.BUTTON),
  CONTINUE(Place.BUTTON),
  AGAIN(Place.BUTTON),
  TITLE(Place.TITLE),
  NEXT(Place.TITLE),
  LATER(Place.TITLE),
  MAKE_LIVE(Place.TITLE),
  APPLY_CHANGE(Place.TITLE),
  BACK(Place.BUTTON),
  TRY(Place.BUTTON),
  SEND_CSV(Place.BUTTON),
  CHANGE(Place.LABEL),
  STEP_NAMING(Place.OPTION),
  STEP_TIERS(Place.OPTION),
  STEP_PEOPLE(Place.OPTION),
  STEP_MOVES(Place.OPTION),
  STEP_DETAILS(Place.OPTION),
  NAMING_INTRO,
  EXAMPLE(Place.LABEL),
  EXAMPLE_HINT(Place.HINT),
  READ_AS,
  NOT_READ,
  PREFIX(Place.LABEL),
  PREFIX_HINT(Place.HINT),
  PATTERN(Place.LABEL),
  PATTERN_HINT(Place.HINT),
  ADDRESS(Place.LABEL),
  ADDRESS_HINT(Place.HINT),
  TIERS_INTRO,
  TIERS(Place.LABEL),
  TIERS_HINT(Place.HINT),
  ENTRY(Place.LABEL),
  ENTRY_HINT(Place.HINT),
  PEOPLE_INTRO,
  LEADS(Place.LABEL),
  LEADS_HINT(Place.HINT),
  BACKUPS(Place.LABEL),
  BACKUPS_HINT(Place.HINT),
  OWNERS(Place.LABEL),
  OWNERS_HINT(Place.HINT),
  MOVES_INTRO,
  MOVES(Place.LABEL),
  CRITERIA(Place.LABEL),
  CRITERIA_HINT(Place.HINT),
  DETAILS_INTRO,
  CATEGORIES(Place.LABEL),
  CATEGORIES_HINT(Place.HINT),
  ACCOUNT_TIERS(Place.LABEL),
  ACCOUNT_TIERS_HINT(Place.HINT),
  TIME(Place.LABEL),
  TIME_HINT(Place.HINT),
  TIER_TIMES(Place.LABEL),
  TIER_TIMES_HINT(Place.HINT),
  HOURS(Place.LABEL),
  HOURS_HINT(Place.HINT),
  ZONE(Place.LABEL),
  ZONE_HINT(Place.HINT),
  REGION(Place.LABEL),
  REGION_HINT(Place.HINT),
  CLOSED_DAYS(Place.LABEL),
  CLOSED_DAYS_HINT(Place.HINT),
  PEAK(Place.LABEL),
  PEAK_HINT(Place.HINT),
  EXCEPTIONS(Place.LABEL),
  EXCEPTIONS_HINT(Place.HINT),
  EMAIL(Place.LABEL),
  EMAIL_YES(Place.OPTION),
  EMAIL_NO(Place.OPTION),
  RETENTION(Place.LABEL),
  RETENTION_MONTHS(Place.OPTION),
  RETENTION_EVER(Place.OPTION),
  RETENTION_HINT(Place.HINT),
  READ_BACK_INTRO,
  ROUTE_SAID,
  SETTINGS_SAID,
  GAPS_SAID,
  DIFFERENCES_SAID,
  REST_IN_CSV,
  MEANWHILE,
  MEANWHILE_FIELD,
  STILL_WRONG,
  OVER,
  ENDED_BY_IMPORT,
  REFUSED,
  LIVE_NOW,
  CSV_FILE,
  CSV_NOT_YET,
  PRACTICE_APPROVED,
  PRACTICE_BOUNCED,
  FAULT(Place.ERROR);

  private final Place place;

  SetupPhrase() {
    this(Place.TEXT);
  }

  SetupPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
