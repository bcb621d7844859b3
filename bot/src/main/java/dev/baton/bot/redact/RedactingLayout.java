package dev.baton.bot.redact;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/**
 * One record on one line, without secrets. Works on the finished line, so that a stack trace or an
 * argument hides no less than the message. Made by logback from its configuration.
 */
public final class RedactingLayout extends PatternLayout {
  // A line break inside a record could be somebody's text that imitates the next record.
  private static final Pattern BREAKS = Pattern.compile("\\s*[\\r\\n\\u0085\\u2028\\u2029]+\\s*");

  @Override
  public String doLayout(ILoggingEvent event) {
    String line = Redaction.of(super.doLayout(event)).strip();
    return BREAKS.matcher(line).replaceAll(" | ") + "\n";
  }
}
