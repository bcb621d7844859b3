package dev.baton.bot.phrases;

import com.ibm.icu.number.Notation;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.util.Currency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * How one reader is spoken to: their language, their way to write dates, their time zone. Safe for
 * threads.
 */
public final class Wording {
  private final Map<Phrase, Message> messages;
  private final Language language;
  private final Moments moments;

  Wording(Map<Phrase, Message> messages, Language language, Locale dates, ZoneId zone) {
    this.messages = messages;
    this.language = language;
    this.moments = new Moments(dates, zone);
  }

  /**
   * A text, ready for its place: what people typed is escaped where Slack would read markup.
   *
   * @param arguments name, value, name, value: a {@code String} (as typed), a number, a boolean or
   *     an enum to select by, an {@link Instant}, a {@link LocalDate}, a {@link Phrase} or an
   *     {@link Arg}
   * @throws IllegalArgumentException when a name is missing or unknown, or a value fits no text
   */
  public String say(Phrase phrase, Object... arguments) {
    return format(phrase, phrase.place().isMrkdwn(), arguments);
  }

  /**
   * A text of Slack's format where nothing is formatted: beside a field, in a mail. Nothing is
   * escaped, people and moments are written out.
   */
  public String plain(Phrase phrase, Object... arguments) {
    return format(phrase, false, arguments);
  }

  /** For the {@code lang} of a page, and for sorting. */
  public Locale locale() {
    return language.locale();
  }

  public Language language() {
    return language;
  }

  public ZoneId zone() {
    return moments.zone();
  }

  /** A moment for where Slack converts nothing. */
  public String plainTime(Instant at) {
    return moments.plain(at);
  }

  /**
   * An end as people say it: what ends with a day lasts until that day's last minute, not until the
   * next day's first.
   */
  public Instant until(Instant end) {
    return endsWithDay(end) ? end.minus(Duration.ofMinutes(1)) : end;
  }

  /** Whether this is midnight where the reader is. */
  public boolean endsWithDay(Instant end) {
    return end.atZone(moments.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  /** A length of time: days and hours, or hours and minutes; below a minute seconds. */
  public String span(Duration time) {
    return Spans.elapsed(time, language.locale());
  }

  /** The same in hours and minutes, for working time, of which a day has fewer than 24 hours. */
  public String workingSpan(Duration time) {
    return Spans.working(time, language.locale());
  }

  /** An amount of money in few characters, such as €180K. */
  public String money(BigDecimal amount, java.util.Currency currency) {
    return NumberFormatter.withLocale(language.locale())
        .notation(Notation.compactShort())
        .unit(Currency.fromJavaCurrency(currency))
        .format(amount)
        .toString();
  }

  String format(Phrase phrase, boolean mrkdwn, Object... arguments) {
    Message message = messages.get(phrase);
    if (message == null) {
      throw new IllegalArgumentException("Not loaded: " + phrase);
    }
    int most = longestOfEvery(arguments);
    IntFunction<String> naming =
        named -> message.format(values(phrase, message, mrkdwn, named, arguments));
    String whole = naming.apply(most);
    return whole.length() <= phrase.place().limit() || most == 0
        ? whole
        : naming.apply(mostThatFit(phrase.place().limit(), most, naming));
  }

  private static int longestOfEvery(Object... arguments) {
    return Stream.of(arguments)
        .filter(Arg.Every.class::isInstance)
        .mapToInt(every -> ((Arg.Every) every).values().size())
        .max()
        .orElse(0);
  }

  /** At least one, fewer than all. */
  private static int mostThatFit(int limit, int all, IntFunction<String> naming) {
    int fit = 1;
    int tooMany = all;
    while (tooMany - fit > 1) {
      int tried = (fit + tooMany) / 2;
      if (naming.apply(tried).length() <= limit) {
        fit = tried;
      } else {
        tooMany = tried;
      }
    }
    return fit;
  }

  private Map<String, Object> values(
      Phrase phrase, Message message, boolean mrkdwn, int mostOfEvery, Object... arguments) {
    Values values = new Values(this, moments, mrkdwn, mostOfEvery);
    Map<String, Object> named = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      named.put((String) arguments[i], values.of(arguments[i + 1]));
    }
    if (arguments.length % 2 != 0 || !named.keySet().equals(message.arguments())) {
      throw new IllegalArgumentException(
          "%s wants %s and was given %s".formatted(phrase, message.arguments(), named.keySet()));
    }
    return named;
  }
}
