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
  NEW_TICKET(Place.BUTTON),
  EDIT(Place.BUTTON),
  EDIT_TITLE(Place.TITLE),
  NEW_EXPLAINED,
  EDIT_EXPLAINED,
  KEY(Place.LABEL),
  TICKET_TITLE(Place.LABEL),
  ACCOUNT(Place.LABEL),
  ACCOUNT_HINT(Place.HINT),
  PRIORITY(Place.LABEL),
  CATEGORY(Place.LABEL),
  CONTACT(Place.LABEL),
  CONTACT_HINT(Place.HINT),
  STATUS(Place.LABEL),
  STATUS_OPEN(Place.OPTION),
  STATUS_IN_PROGRESS(Place.OPTION),
  STATUS_WAITING(Place.OPTION),
  STATUS_RESOLVED(Place.OPTION),
  STATUS_CLOSED(Place.OPTION),
  MERGED_INTO(Place.LABEL),
  MERGED_INTO_HINT(Place.HINT),
  TICKET_NEW,
  TICKET_CHANGED,
  TICKET_IS,
  TICKET_MERGED,
  NOTHING_CHANGED,
  KNOWN_ALREADY(Place.ERROR),
  KEPT_ELSEWHERE,
  NO_KEY(Place.ERROR),
  NOT_KNOWN,
  NO_TARGET(Place.ERROR),
  NO_MATRIX_YET,
  WORKERS_ONLY,
  BAD_FIELD(Place.ERROR),
  NO_STATUS,
  SET_NEEDS,
  MERGE_NEEDS,
  EDIT_NEEDS,
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
