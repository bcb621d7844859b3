package dev.baton.escalation.home;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where on App Home somebody is.
 *
 * @param first how many entries of a list come before the part that is shown; none where a list is
 *     not named
 */
public record HomePlace(HomeTab tab, Map<HomeList, Integer> first) {
  /** Where everybody begins. */
  public static final HomePlace BEGIN = new HomePlace(HomeTab.WORK, Map.of());

  public HomePlace {
    requireNonNull(tab);
    first = Map.copyOf(first);
  }

  public int firstOf(HomeList list) {
    return first.getOrDefault(list, 0);
  }

  /** The same lists on another tab. */
  public HomePlace on(HomeTab other) {
    return new HomePlace(other, first);
  }

  /** The same with one list from there on. */
  public HomePlace from(HomeList list, int entries) {
    Map<HomeList, Integer> moved = new EnumMap<>(HomeList.class);
    moved.putAll(first);
    moved.put(list, Math.max(0, entries));
    return new HomePlace(tab, moved);
  }
}
