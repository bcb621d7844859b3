package dev.baton.escalation.home;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A list on App Home, with how many entries one part of it shows. */
public enum HomeList {
  TO_DECIDE(8),
  OWNED(6),
  ASKED_FOR(6),
  QUEUE(6),
  UNOWNED(4),
  LEAVERS(3);

  private final int most;

  HomeList(int most) {
    this.most = most;
  }

  public int most() {
    return most;
  }

  /** As the database and buttons write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty when there is no such list. */
  public static Optional<HomeList> parse(String code) {
    return Arrays.stream(values()).filter(list -> list.code().equals(code)).findFirst();
  }
}
