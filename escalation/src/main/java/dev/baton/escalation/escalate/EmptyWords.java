package dev.baton.escalation.escalate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Words that ask for help or point elsewhere in many languages. A sentence made of nothing else
 * says nothing, in any order; beside others, the stretch that asks does not count.
 */
final class EmptyWords {
  private static final EmptyWords ALL = read();

  private final Collection<Language> languages;

  /** Phrases of scripts without spaces, the longest first. */
  private final List<String> joined;

  private EmptyWords(Collection<Language> languages, List<String> joined) {
    this.languages = languages;
    this.joined =
        joined.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  private record Language(Set<String> pleas, Set<String> fillers) {
    Language() {
      this(new HashSet<>(), new HashSet<>());
    }

    boolean knows(String word) {
      return pleas.contains(word) || fillers.contains(word);
    }
  }

  static EmptyWords all() {
    return ALL;
  }

  /** Letters, digits and nothing else, without case, width and accents. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** The folded words of a text, in their order. */
  static List<String> words(String text) {
    return Arrays.stream(text.split("[\\s\\p{Z},.;:!?¿¡…()\\[\\]\"“”„«»。、，！？/|]+"))
        .map(EmptyWords::folded)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Whether the words of a language are all there is, and one of them asks or points. */
  boolean isAllOf(String text) {
    List<String> words = words(text);
    return languages.stream().anyMatch(language -> isAll(words, language))
        || (!words.isEmpty() && withoutJoined(folded(text)).isEmpty());
  }

  /** The same, where keys of tickets, numbers, names and links may stand between. */
  boolean isAllOfBesideKeys(String text) {
    String rest =
        text.replaceAll("\\S*://\\S*|<?@\\S+|#?\\b\\p{L}{0,10}[-_ ]?\\p{N}{1,16}\\b", " ");
    return isAllOf(rest) || pointsToATicket(words(rest), text, rest);
  }

  /** "See ticket 1042" has no plea in it and is one of the phrases all the same. */
  private boolean pointsToATicket(List<String> words, String text, String rest) {
    return !rest.equals(text)
        && !words.isEmpty()
        && languages.stream().anyMatch(language -> words.stream().allMatch(language::knows));
  }

  /** The words without the stretches that ask or point. */
  List<String> telling(String text) {
    List<String> words = words(text);
    return languages.stream()
        .map(language -> telling(words, language))
        .min(Comparator.comparingInt(List::size))
        .orElse(words);
  }

  /** A folded text without the phrases of scripts that have no spaces. */
  String withoutJoined(String folded) {
    String rest = folded;
    for (String phrase : joined) {
      rest = rest.replace(phrase, "");
    }
    return rest;
  }

  private static boolean isAll(List<String> words, Language language) {
    return !words.isEmpty()
        && words.stream().allMatch(language::knows)
        && (words.size() > 1 || language.pleas().contains(words.getFirst()));
  }

  private static List<String> telling(List<String> words, Language language) {
    List<String> telling = new ArrayList<>();
    List<String> stretch = new ArrayList<>();
    for (String word : words) {
      if (language.knows(word)) {
        stretch.add(word);
      } else {
        keep(stretch, language, telling);
        telling.add(word);
      }
    }
    keep(stretch, language, telling);
    return telling;
  }

  private static void keep(List<String> stretch, Language language, List<String> telling) {
    if (stretch.stream().noneMatch(language.pleas()::contains)) {
      telling.addAll(stretch);
    }
    stretch.clear();
  }

  private static EmptyWords read() {
    Map<String, Language> languages = new LinkedHashMap<>();
    List<String> joined = new ArrayList<>();
    text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          String[] parts = line.split(" ");
          List<String> words = Arrays.stream(parts).skip(2).map(EmptyWords::folded).toList();
          switch (parts[1]) {
            case "plea" -> language(languages, parts[0]).pleas().addAll(words);
            case "filler" -> language(languages, parts[0]).fillers().addAll(words);
            case "joined" -> joined.addAll(words);
            default -> throw new IllegalStateException("No kind of empty words is " + parts[1]);
          }
        });
    return new EmptyWords(List.copyOf(languages.values()), joined);
  }

  private static Language language(Map<String, Language> languages, String code) {
    return languages.computeIfAbsent(code, _ -> new Language());
  }

  private static String text() {
    try (InputStream stream = EmptyWords.class.getResourceAsStream("empty-words.txt")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
