package dev.baton.bot.phrases;

import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * All texts in all languages, read and parsed once, never changed. What is missing or wrong in a
 * bundle shows when they are loaded, not to a reader.
 */
public final class Phrases {
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt);");
  private static final Pattern MARKUP = Pattern.compile("[&<>]");

  private final Map<Language, Map<Phrase, Message>> languages;

  private Phrases(Map<Language, Map<Phrase, Message>> languages) {
    this.languages = languages;
  }

  /**
   * Reads every language of these words.
   *
   * @param words enums; each lies beside its bundles
   * @throws IllegalStateException naming every fault: a missing, unknown or doubled key, a text
   *     that is no ICU message, or one with other arguments than the English
   */
  public static Phrases load(List<Class<? extends Phrase>> words) {
    Map<Language, Map<Phrase, Message>> languages = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (Language language : Language.ALL) {
      Map<Phrase, Message> messages = new HashMap<>();
      words.forEach(word -> read(word, language, messages, faults));
      languages.put(language, messages);
      compare(languages.getOrDefault(Language.ENGLISH, messages), messages, language, faults);
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("Texts: " + String.join("; ", faults));
    }
    return new Phrases(languages);
  }

  private static void read(
      Class<? extends Phrase> word,
      Language language,
      Map<Phrase, Message> messages,
      List<String> faults) {
    Optional<Bundle> found = Bundle.read(word, language);
    if (found.isEmpty()) {
      faults.add("no texts beside %s in %s".formatted(word.getName(), language.tag()));
      return;
    }
    Bundle bundle = found.get();
    bundle.twice().forEach(key -> faults.add(bundle.file() + " has twice: " + key));
    Map<String, String> left = new HashMap<>(bundle.texts());
    for (Phrase phrase : word.getEnumConstants()) {
      String text = left.remove(phrase.name());
      if (text == null) {
        faults.add(bundle.file() + " lacks: " + phrase.name());
      } else {
        parsed(phrase, text, language, bundle.file(), faults)
            .ifPresent(message -> messages.put(phrase, message));
      }
    }
    left.keySet().forEach(key -> faults.add(bundle.file() + " has what nobody says: " + key));
  }

  private static Optional<Message> parsed(
      Phrase phrase, String text, Language language, String file, List<String> faults) {
    if (phrase.place().isMrkdwn() && MARKUP.matcher(ENTITY.matcher(text).replaceAll("")).find()) {
      faults.add(
          "%s: %s has &, < or >, which Slack reads as markup".formatted(file, phrase.name()));
    }
    try {
      return Optional.of(new Message(text, ULocale.forLanguageTag(language.tag())));
    } catch (IllegalArgumentException broken) {
      faults.add("%s: %s: %s".formatted(file, phrase.name(), broken.getMessage()));
      return Optional.empty();
    }
  }

  /** Another word order is a translation, another set of arguments is a mistake. */
  private static void compare(
      Map<Phrase, Message> english,
      Map<Phrase, Message> messages,
      Language language,
      List<String> faults) {
    messages.forEach((phrase, message) -> {
      Message wanted = english.get(phrase);
      if (wanted != null && !wanted.arguments().equals(message.arguments())) {
        faults.add(
            "%s in %s has %s and in English %s"
                .formatted(phrase, language.tag(), message.arguments(), wanted.arguments()));
      }
    });
  }

  /** The same and one more language, made of the English texts. */
  public Phrases and(Language more, BiFunction<Phrase, String, String> translation) {
    Map<Phrase, Message> made = new HashMap<>();
    of(Language.ENGLISH)
        .forEach((phrase, message) ->
            made.put(
                phrase,
                new Message(
                    translation.apply(phrase, message.text()),
                    ULocale.forLanguageTag(more.tag()))));
    Map<Language, Map<Phrase, Message>> all = new LinkedHashMap<>(languages);
    all.put(more, made);
    return new Phrases(all);
  }

  /** Every language there is. */
  public List<Language> languages() {
    return List.copyOf(languages.keySet());
  }

  /**
   * How to speak to a reader.
   *
   * @param locale a language tag such as {@code de-DE}; English where Baton does not have it
   * @param zone for times
   */
  public Wording in(String locale, ZoneId zone) {
    Locale reader = Locale.forLanguageTag(locale.replace('_', '-'));
    Optional<Language> served =
        languages.keySet().stream()
            .filter(language -> language.serves(reader))
            .max((one, other) -> Integer.compare(one.tag().length(), other.tag().length()));
    Language language = served.orElse(Language.ENGLISH);
    boolean knowsDates = served.isPresent() && !reader.getCountry().isEmpty();
    return new Wording(of(language), language, knowsDates ? reader : language.dates(), zone);
  }

  /** For who is not known, and for channels. */
  public Wording english() {
    return in(Language.ENGLISH.tag(), ZoneOffset.UTC);
  }

  /** Of one language, all of them. */
  Map<Phrase, Message> of(Language language) {
    Map<Phrase, Message> messages = languages.get(language);
    if (messages == null) {
      throw new IllegalArgumentException("No such language: " + language);
    }
    return messages;
  }
}
