package dev.baton.bot.helpdesk;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said of programs that send tickets and accounts. */
public enum HelpdeskPhrase implements Phrase {
  HOME_LINE,
  BUTTON(Place.BUTTON),
  TITLE(Place.TITLE),
  CONNECT(Place.TITLE),
  EXPLAINED,
  NAME(Place.LABEL),
  NAME_HINT(Place.HINT),
  KIND(Place.LABEL),
  KIND_HINT(Place.HINT),
  KIND_OPTION(Place.OPTION),
  BAD_NAME(Place.ERROR),
  TOO_MANY(Place.ERROR),
  NO_KEY,
  CONNECTED,
  ROTATED,
  ADDRESS,
  SECRET,
  TRY_IT,
  DESK_STEPS,
  OWN_SECRET(Place.LABEL),
  OWN_SECRET_HINT(Place.HINT),
  KEYS(Place.LABEL),
  KEYS_HINT(Place.HINT),
  BAD_SECRET(Place.ERROR),
  BAD_KEYS(Place.ERROR),
  NO_SECRET_YET,
  SET_UP(Place.BUTTON),
  PEOPLE_BUTTON(Place.BUTTON),
  PEOPLE(Place.TITLE),
  PEOPLE_EXPLAINED,
  NO_PEOPLE,
  PERSON(Place.LABEL),
  NOT_A_MEMBER(Place.ERROR),
  CONNECTION,
  OFF,
  NOTHING_YET,
  VERIFIED,
  REFUSED_LAST,
  COUNTS,
  COUNT,
  EVENTS(Place.BUTTON),
  ROTATE(Place.BUTTON),
  ROTATE_TITLE(Place.CONFIRM_TITLE),
  ROTATE_TEXT(Place.CONFIRM_TEXT),
  SWITCH_OFF(Place.BUTTON),
  SWITCH_OFF_TITLE(Place.CONFIRM_TITLE),
  SWITCH_OFF_TEXT(Place.CONFIRM_TEXT),
  KEEP(Place.CONFIRM_BUTTON),
  GONE,
  NO_EVENTS,
  EVENTS_OF,
  EVENT,
  EVENT_OF_TICKET,
  AGAIN(Place.BUTTON),
  AGAIN_DONE,
  AGAIN_NOT,
  RESULT,
  RESULT_WITH,
  REFUSED_NEWS,
  REFUSED_REMEDY,
  REFUSED_WHERE,
  REFUSED_CLOSED;

  private final Place place;

  HelpdeskPhrase() {
    this(Place.TEXT);
  }

  HelpdeskPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
