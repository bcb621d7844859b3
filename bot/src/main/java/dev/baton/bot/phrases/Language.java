package dev.baton.bot.phrases;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * A language that Baton has bundles of.
 *
 * @param tag of the bundles' files, such as {@code en} or {@code pt-BR}
 * @param dates how days and times are written for who says no more than the language
 */
public record Language(String tag, Locale dates) {
  /** Spoken to everybody whose language Baton does not have. */
  public static final Language ENGLISH = new Language("en", Locale.UK);

  /** Every language there is; a new one is a line here and its bundles. */
  public static final List<Language> ALL = List.of(ENGLISH);

  public Language {
    requireNonNull(tag);
    requireNonNull(dates);
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** What its speakers call it. */
  public String ownName() {
    return locale().getDisplayName(locale());
  }

  /** Whether it serves a reader of that locale. */
  boolean serves(Locale reader) {
    Locale own = locale();
    return own.getLanguage().equals(reader.getLanguage())
        && (own.getCountry().isEmpty() || own.getCountry().equals(reader.getCountry()));
  }
}
