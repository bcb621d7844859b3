package dev.baton.bot.install;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What the pages of an install say, and the form that erases a workspace. */
public enum InstallPhrase implements Phrase {
  INSTALLED,
  INSTALLED_NEXT,
  INSTALLED_KEPT,
  ONE_MORE_STEP,
  ONE_MORE_STEP_WHY,
  INSTALL,
  START_AGAIN,
  NOTHING_INSTALLED,
  CANCELLED,
  CANCELLED_NEXT,
  NOT_ALLOWED,
  NOT_ALLOWED_NEXT,
  NOTHING_TO_FINISH,
  NOTHING_TO_FINISH_WHY,
  USED_UP,
  USED_UP_WHY,
  EXPIRED,
  EXPIRED_WHY,
  OTHER_BROWSER,
  OTHER_BROWSER_NEXT,
  CODE_REFUSED,
  CODE_REFUSED_WHY,
  MISCONFIGURED,
  MISCONFIGURED_NEXT,
  BEING_ERASED,
  BEING_ERASED_NEXT,
  SLACK_AWAY,
  DATABASE_AWAY,
  TRY_AGAIN,
  NO_INSTALLS,
  ERASE_BUTTON(Place.BUTTON),
  ERASE(Place.TITLE),
  ERASE_EXPLAINED(Place.TEXT),
  WORKSPACE_NAME(Place.LABEL),
  WORKSPACE_NAME_HINT(Place.HINT),
  ONLY_ADMINS_ERASE(Place.TEXT),
  NOT_ITS_NAME(Place.ERROR),
  ERASED_TITLE(Place.TITLE),
  ERASED(Place.TEXT);

  private final Place place;

  InstallPhrase() {
    this(Place.PLAIN);
  }

  InstallPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
