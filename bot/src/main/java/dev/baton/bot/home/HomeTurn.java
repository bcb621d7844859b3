package dev.baton.bot.home;

import dev.baton.escalation.home.HomeList;
import java.util.Optional;

/**
 * Where a button of a list leads.
 *
 * @param first how many entries come before the part it shows
 */
record HomeTurn(HomeList list, int first) {
  private static final String NUMBER = "[0-9]{1,9}";

  static String value(HomeList list, int first) {
    return list.code() + "|" + first;
  }

  /** Empty for anything Baton did not write. */
  static Optional<HomeTurn> parse(String value) {
    int bar = value == null ? -1 : value.indexOf('|');
    if (bar < 0 || !value.substring(bar + 1).matches(NUMBER)) {
      return Optional.empty();
    }
    return HomeList.parse(value.substring(0, bar))
        .map(list -> new HomeTurn(list, Integer.parseInt(value.substring(bar + 1))));
  }
}
