package dev.baton.bot.install;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Language;
import dev.baton.bot.phrases.Phrases;
import dev.baton.bot.phrases.Wording;
import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Speaks to a visitor whom nobody knows yet as their browser asks, in English where it does not.
 */
public final class BrowserLanguage {
  /** A browser's own is shorter by far, and each range of a longer one costs a search. */
  private static final int LONGEST = 300;

  private final Phrases phrases;

  public BrowserLanguage(Phrases phrases) {
    this.phrases = requireNonNull(phrases);
  }

  public Wording of(Context ctx) {
    return Optional.ofNullable(ctx.header("Accept-Language"))
        .filter(asked -> asked.length() <= LONGEST)
        .flatMap(this::best)
        .map(locale -> phrases.in(locale.toLanguageTag(), ZoneOffset.UTC))
        .orElseGet(phrases::english);
  }

  /** Of those that are asked for, the one that is wanted most and that there is. */
  private Optional<Locale> best(String asked) {
    List<Locale> had = phrases.languages().stream().map(Language::locale).toList();
    try {
      return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(asked), had));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
