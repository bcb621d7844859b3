package dev.baton.bot.phrases;

/** What several words say in the same words. */
public enum SharedPhrase implements Phrase {
  DATABASE_AWAY,
  NOT_INSTALLED,
  ACCESS_ENDED,
  ACCESS_LOST,
  MEMBERS_ONLY,
  TOO_MANY_REQUESTS,
  TOO_MANY_FILES,
  NOT_A_MEMBER,
  ADMINS_ONLY,
  NO_SUCH_ESCALATION,
  NOT_CONFIRMED,
  NO_MATRIX,
  FORM_UNANSWERED,
  FORM_TOO_LATE,
  FORM_NOT_NOW,
  FILE_UNANSWERED,
  FORM_REFUSED,
  FILES_NOT_ALLOWED,
  NO_TICKET_KEY,
  NO_TICKET_ADDRESS,
  TOO_LONG,
  DECISION_DUE,
  YOU_WROTE,
  SAVE(Place.TITLE),
  CANCEL(Place.TITLE),
  CLOSE(Place.TITLE),
  NOBODY,
  OR_MORE,
  AND_MORE;

  private final Place place;

  SharedPhrase() {
    this(Place.TEXT);
  }

  SharedPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
