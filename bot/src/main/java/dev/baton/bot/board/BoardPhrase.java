package dev.baton.bot.board;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What stands on the board. */
public enum BoardPhrase implements Phrase {
  TITLE,
  COLUMN,
  LANE,
  LANE_EMPTY,
  LANE_MORE,
  ENDED_SHOWN,
  MOST_SHOWN,
  OWN_ONLY,
  NOTHING_FITS,
  SHOW_ALL,
  AS_BOARD,
  AS_LIST,
  FILTERS,
  FILTER,
  ANY,
  TIER,
  ACCOUNT_TIER,
  PRIORITY,
  OWNER,
  ME,
  NOBODY,
  NO_PRIORITY,
  OWNED_BY,
  NEXT_DEADLINE,
  LATE,
  WAITS,
  MOVE,
  MOVE_TICKET,
  MOVE_TO,
  MOVED,
  STAYS,
  ESCALATE,
  ESCALATE_IN_SLACK(Place.TEXT),
  ESCALATE_BUTTON(Place.BUTTON),
  HAND_BACK,
  DECIDE_FIRST,
  NO_WAY,
  IN_HELP_DESK,
  NOT_YOURS,
  MOVED_MEANWHILE,
  NO_SUCH_TICKET,
  NO_SUCH_TICKET_WHY,
  NO_SUCH_COLUMN,
  BACK,
  LIST_TITLE,
  LIST_CAPTION,
  LIST_MORE,
  FIGURES_WHO,
  HEAD_TICKET,
  HEAD_TITLE,
  HEAD_COLUMN,
  HEAD_ACCOUNT,
  HEAD_VALUE,
  HEAD_HEALTH,
  HEAD_RENEWAL,
  HEAD_MONTH,
  HEAD_OPENED,
  HEAD_DUE,
  NOT_SHOWN,
  NONE,
  DELIVERIES,
  HEAD_TOLD,
  HEAD_MEDIUM,
  HEAD_OUTCOME,
  HEAD_AT,
  MEDIUM,
  DELIVERY_STATE,
  STANDS,
  OPENED_AT,
  FIRST_RESPONSE_AT,
  RESOLVED_AT,
  STATUS,
  OPEN_IN_HELP_DESK,
  NEVER_ESCALATED,
  FACTS;

  private final Place place;

  BoardPhrase() {
    this(Place.PLAIN);
  }

  BoardPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
