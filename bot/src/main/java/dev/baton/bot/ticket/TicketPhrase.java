package dev.baton.bot.ticket;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said of tickets that are worked on by hand. */
public enum TicketPhrase implements Phrase {
  TAKE_IT(Place.BUTTON),
  GIVE_IT(Place.BUTTON),
  TOOK_IT,
  GAVE_IT,
  OWNED_ALREADY,
  YOURS_ALREADY,
  NO_SUCH_TICKET,
  NOT_YOURS_TO_TAKE,
  NOT_YOURS_TO_GIVE,
  GIVE_TITLE(Place.TITLE),
  GIVE(Place.TITLE),
  GIVE_EXPLAINED,
  NEW_OWNER(Place.LABEL),
  NEW_OWNER_HINT(Place.HINT),
  CHOOSE_OWNER(Place.ERROR),
  NOT_OF_TIER(Place.ERROR),
  NOT_HERE(Place.ERROR),
  EXEMPT(Place.BUTTON),
  COUNT_AGAIN(Place.BUTTON),
  EXEMPT_TITLE(Place.TITLE),
  EXEMPT_YES(Place.TITLE),
  EXEMPT_EXPLAINED,
  EXEMPT_WHY(Place.LABEL),
  EXEMPT_WHY_HINT(Place.HINT),
  EXEMPT_REASON(Place.OPTION),
  CHOOSE_WHY(Place.ERROR),
  MANAGERS_EXEMPT,
  EXEMPTED,
  EXEMPT_ALREADY,
  COUNTED_AGAIN,
  COUNTED_ALREADY,
  MINDED,
  NOT_YOURS_TO_MIND,
  CLOCK_LEFT,
  CLOCK_OVERDUE,
  CLOCK_PAUSED,
  CLOCK_STANDS,
  CLOCK_LINE,
  CLOCK_ENDED,
  LENGTH;

  private final Place place;

  TicketPhrase() {
    this(Place.TEXT);
  }

  TicketPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
