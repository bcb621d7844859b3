package dev.baton.bot.phrases;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import java.time.Duration;
import java.util.Locale;

/** Lengths of time in words. */
final class Spans {
  private Spans() {}

  static String elapsed(Duration time, Locale locale) {
    return time.toDays() < 1
        ? working(time, locale)
        : written(
            locale,
            time.toDays(),
            MeasureUnit.DAY,
            new Measure(time.toHoursPart(), MeasureUnit.HOUR));
  }

  static String working(Duration time, Locale locale) {
    if (time.toMinutes() < 1) {
      return written(locale, new Measure(time.toSeconds(), MeasureUnit.SECOND));
    }
    Measure minutes = new Measure(time.toMinutesPart(), MeasureUnit.MINUTE);
    if (time.toHours() < 1) {
      return written(locale, minutes);
    }
    return written(locale, time.toHours(), MeasureUnit.HOUR, minutes);
  }

  /** A rest of nothing is not said. */
  private static String written(Locale locale, long whole, MeasureUnit unit, Measure rest) {
    Measure most = new Measure(whole, unit);
    return rest.getNumber().intValue() == 0 ? written(locale, most) : written(locale, most, rest);
  }

  private static String written(Locale locale, Measure... measures) {
    return MeasureFormat.getInstance(locale, MeasureFormat.FormatWidth.SHORT)
        .formatMeasures(measures);
  }
}
