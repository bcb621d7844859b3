package dev.baton.bot.matrix;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What the check of a matrix file found: what is wrong or open, and what to do. */
public enum MatrixPhrase implements Phrase {
  FILE_TOO_LARGE,
  WORKBOOK,
  UTF_16,
  NOT_UTF_8,
  WEB_PAGE,
  EMPTY_FILE,
  NO_ROUTES,
  TOO_MANY_ROUTES,
  NOT_COMMA_SEPARATED,
  BROKEN_QUOTATION,
  COLUMN_MISSING,
  COLUMN_NAMED_TWICE,
  TOO_MANY_CONDITIONS,
  CONDITION_NAME,
  MORE_CELLS_THAN_HEADER,
  REPEATED_ROW,
  CONTROL_CHARACTERS,
  CELL_TOO_LONG,
  TIER_TOO_LONG,
  VALUE_TOO_LONG,
  CRITERIA_TOO_LONG,
  BLANK_TIER,
  BLANK_CRITERIA,
  BLANK_LEAD,
  BLANK_OWNER,
  SEVERAL_TIERS,
  OTHER_CATEGORY,
  NOT_PRIORITY,
  NOT_EMAIL,
  NOT_PICK,
  NOT_ACCEPT_WITHIN,
  NOT_HOURS,
  NOT_CHANNEL,
  TOO_MANY_STEPS,
  TOO_MANY_PEOPLE,
  UNKNOWN_COLUMN,
  MISSPELT_COLUMN,
  UNNAMED_COLUMN,
  NO_ENTRY_TIER,
  NAMED_TOO_LATE,
  NOBODY_LEADS,
  NOT_IN_WORKSPACE,
  DEACTIVATED,
  GUEST,
  SHADOWED,
  NOT_COVERED,
  PEOPLE_NOT_CHECKED,
  ANY_TICKET;

  /** The console and files; in a message it is an argument of another text. */
  @Override
  public Place place() {
    return Place.PLAIN;
  }
}
