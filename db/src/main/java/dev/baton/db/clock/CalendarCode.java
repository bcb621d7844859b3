package dev.baton.db.clock;

import dev.baton.matrix.Hours;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** How hours are written into a calendar's row. */
final class CalendarCode {
  private static final String ALWAYS = Hours.always().toString();
  private static final String UTC = "UTC";

  private CalendarCode() {}

  /** Without the zone, which has a column of its own. */
  static String spans(Hours hours) {
    String written = hours.toString();
    return written.equals(ALWAYS) ? written : written.substring(0, written.lastIndexOf(' '));
  }

  static String zone(Hours hours) {
    return hours.toString().equals(ALWAYS) ? UTC : hours.zone().getId();
  }

  /**
   * @param zone any that Java knows; Slack tells of zones that nobody would write
   * @throws IllegalStateException when they are not written as this writes them
   */
  static Hours hours(String spans, String zone) {
    return Hours.parse(spans.equals(ALWAYS) ? spans : spans + " " + UTC)
        .map(hours -> spans.equals(ALWAYS) ? hours : new Hours(hours.week(), ZoneId.of(zone)))
        .orElseThrow(() -> new IllegalStateException("No hours of a week: " + spans));
  }

  static String spans(List<Hours.Span> spans) {
    return spans.stream().map(Hours.Span::toString).collect(Collectors.joining(","));
  }

  static List<Hours.Span> daySpans(String spans) {
    return spans.isEmpty()
        ? List.of()
        : Hours.Span.parseAll(spans)
            .orElseThrow(() -> new IllegalStateException("No hours of a day: " + spans));
  }
}
