package dev.baton.bot.phrases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times as one reader writes them. */
final class Moments {
  /** Slack's words for a day, which follow any preposition. */
  static final String DAY = "{date_short} {time}";

  /** The same, with "today" and "yesterday" where they fit. */
  static final String TODAY = "{date_short_pretty} {time}";

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofLocalizedPattern("MMMEdjm");
  private static final DateTimeFormatter DAY_ALONE = DateTimeFormatter.ofLocalizedPattern("yMMMd");
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ROOT);

  private final Locale dates;
  private final ZoneId zone;

  Moments(Locale dates, ZoneId zone) {
    this.dates = dates;
    this.zone = zone;
  }

  ZoneId zone() {
    return zone;
  }

  /** A moment that Slack shows in the reader's own zone and language, with a fallback in ours. */
  String token(Instant at, String format) {
    return String.format(Locale.ROOT, "<!date^%d^%s|%s>", at.getEpochSecond(), format, plain(at));
  }

  /** A moment for where Slack converts nothing. */
  String plain(Instant at) {
    return DAY_AND_TIME.withLocale(dates).format(at.atZone(zone)) + " " + zoneName(at);
  }

  String day(LocalDate day) {
    return DAY_ALONE.withLocale(dates).format(day);
  }

  /** Java calls it Z, people do not. */
  private String zoneName(Instant at) {
    return zone.normalized().equals(ZoneOffset.UTC)
        ? "UTC"
        : ZONE.withLocale(dates).format(at.atZone(zone));
  }
}
