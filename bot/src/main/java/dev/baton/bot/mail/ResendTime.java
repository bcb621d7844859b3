package dev.baton.bot.mail;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Resend's two spellings of an instant: ISO 8601, and PostgreSQL's {@code 2026-03-02 09:00:00+00}.
 */
final class ResendTime {
  static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][X]")
          .toFormatter(java.util.Locale.ROOT);

  private ResendTime() {}
}
