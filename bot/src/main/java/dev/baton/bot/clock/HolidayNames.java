package dev.baton.bot.clock;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What holidays and places are called, in the reader's language where the library or Java knows it,
 * else in English; never in that of the machine.
 */
public final class HolidayNames {
  private static final String HOLIDAYS = "descriptions.holiday_descriptions";
  private static final String PLACES = "descriptions.country_descriptions";

  private HolidayNames() {}

  /**
   * A holiday's name.
   *
   * @param key of the holiday; one that nobody knows any more is shown itself
   */
  static String of(String key, Locale reader) {
    return find(HOLIDAYS, "holiday.description." + key, reader)
        .orElseGet(() -> key.substring(key.lastIndexOf('.') + 1).replace('_', ' '));
  }

  /**
   * A region's name without a look at the library's calendars; what only those know is its code.
   */
  public static String ofRegion(String code, Locale reader) {
    List<String> parts = List.of(code.split("-"));
    List<String> names = new ArrayList<>();
    names.add(Locale.of("", parts.getFirst()).getDisplayCountry(reader));
    for (int depth = 2; depth <= parts.size(); depth++) {
      String part = parts.get(depth - 1);
      names.addFirst(
          find(PLACES, place(String.join(".", parts.subList(0, depth))), reader)
              .orElseGet(() -> part.toUpperCase(Locale.ROOT)));
    }
    return String.join(", ", names);
  }

  static String ofCountry(String code, CalendarHierarchy place, Locale reader) {
    String known = Locale.of("", code).getDisplayCountry(reader);
    return known.isEmpty() || known.equalsIgnoreCase(code) ? ofPlace(code, place, reader) : known;
  }

  /**
   * @param code from the country down, joined by full stops
   */
  static String ofPlace(String code, CalendarHierarchy place, Locale reader) {
    return find(PLACES, place(code.toLowerCase(Locale.ROOT)), reader)
        .orElseGet(() -> place.getDescription(Locale.ROOT));
  }

  private static String place(String code) {
    return "country.description." + code;
  }

  private static Optional<String> find(String bundle, String key, Locale reader) {
    ResourceBundle names =
        ResourceBundle.getBundle(
            bundle, reader, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    return names.containsKey(key) ? Optional.of(names.getString(key).strip()) : Optional.empty();
  }
}
