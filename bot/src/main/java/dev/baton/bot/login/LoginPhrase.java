package dev.baton.bot.login;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Place;

/** What is said around signing in. */
public enum LoginPhrase implements Phrase {
  LINK(Place.TEXT),
  OPEN_BOARD(Place.TEXT),
  FULL_MEMBERS_ONLY(Place.TEXT),
  SIGN_IN,
  CONTINUE_AS,
  LINK_EXPLAINED,
  NOT_YOU,
  CONTINUE,
  LINK_OVER,
  ASK_FOR_LINK,
  NOT_SIGNED_IN,
  NOT_SIGNED_IN_WHY,
  NOT_FROM_THIS_PAGE,
  NOT_FROM_THIS_PAGE_NEXT,
  SIGNED_OUT,
  SIGNED_OUT_EVERYWHERE,
  NO_ANSWER,
  NO_ANSWER_NEXT,
  NOT_READ,
  NOT_READ_NEXT,
  TO_CONTENT,
  SIGNED_IN_AS,
  SIGN_OUT,
  SIGN_OUT_EVERYWHERE,
  PAGES,
  BOARD,
  REPORTS;

  private final Place place;

  LoginPhrase() {
    this(Place.PLAIN);
  }

  LoginPhrase(Place place) {
    this.place = place;
  }

  @Override
  public Place place() {
    return place;
  }
}
