package dev.baton.escalation.report;

import dev.baton.matrix.TypedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that somebody typed, read from the first to the last. */
final class WordList {
  static final int LONGEST_TEXT = 2_000;
  private static final int MOST_WORDS = 200;
  private static final String NONE = "";

  private static final Pattern WORD =
      Pattern.compile(
          "\"([^\"]*)\"|(?<=^|[\\s,])'([^']*)'(?=$|[\\s,])|<[@#!][^>]*>|[><]=|[><=]"
              + "|\\d{1,3}(?:,\\d{3})+(?!\\d)|,|[^\\s,<>=\"]+");
  private static final Pattern AMOUNT_WITH_UNIT = Pattern.compile("(\\d+)([a-z]+)");
  private static final Pattern PUNCTUATION = Pattern.compile("[-/&+|\u00B7*_.'`]+");
  private static final Pattern QUARTER = Pattern.compile("q[1-4]");

  private final List<Word> words;
  private int next;

  private WordList(List<Word> words) {
    this.words = words;
  }

  /**
   * @param text as typed
   * @param quoted whether it stood between quotation marks, so that it can only be a value
   */
  record Word(String text, boolean quoted) {
    String lower() {
      return quoted ? NONE : text.toLowerCase(Locale.ROOT);
    }
  }

  /** Empty where it is more than anybody types. */
  static Optional<WordList> of(String typed) {
    if (typed.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    List<Word> words = new ArrayList<>();
    Matcher found = WORD.matcher(TypedLine.of(typed));
    while (found.find() && words.size() <= MOST_WORDS) {
      if (found.group(1) != null || found.group(2) != null) {
        String inside = (found.group(1) != null ? found.group(1) : found.group(2)).strip();
        if (!inside.isEmpty()) {
          words.add(new Word(inside, true));
        }
      } else {
        add(words, found.group());
      }
    }
    return words.size() > MOST_WORDS
        ? Optional.empty()
        : Optional.of(new WordList(Phrasing.resolved(words)));
  }

  /** "30m" is two words, "Q1?" is "Q1"; a comma stands alone. */
  private static void add(List<Word> words, String word) {
    String plain = word.equals(",") ? word : TypedLine.withoutFullStop(word).replaceAll("[()]", "");
    if (plain.isEmpty() || PUNCTUATION.matcher(plain).matches()) {
      return;
    }
    Matcher amount = AMOUNT_WITH_UNIT.matcher(plain.toLowerCase(Locale.ROOT));
    if (amount.matches() && Durations.unit(amount.group(2)).isPresent()) {
      words.add(new Word(amount.group(1), false));
      words.add(new Word(amount.group(2), false));
    } else {
      words.add(new Word(plain, false));
    }
  }

  boolean isEmpty() {
    return next >= words.size();
  }

  /** In lower case; empty at the end and for what was quoted. */
  String peek() {
    return peek(0);
  }

  String peek(int ahead) {
    return next + ahead < words.size() ? words.get(next + ahead).lower() : NONE;
  }

  /** The word after so many; an empty one behind the end. */
  Word ahead(int count) {
    return next + count < words.size() ? words.get(next + count) : new Word(NONE, false);
  }

  /** As typed; empty at the end. */
  String peekTyped() {
    return isEmpty() ? NONE : words.get(next).text();
  }

  boolean peekIsQuoted() {
    return !isEmpty() && words.get(next).quoted();
  }

  String take() {
    return words.get(next++).text();
  }

  void skip(int count) {
    next = Math.min(words.size(), next + count);
  }

  /** Takes the next word where it is one of these. */
  boolean takeIf(Set<String> those) {
    if (those.contains(peek())) {
      skip(1);
      return true;
    }
    return false;
  }

  /** The next few as typed; shorter at the end; quotation ends a name. */
  String joined(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count && next + i < words.size(); i++) {
      Word word = words.get(next + i);
      text.append(i == 0 ? "" : " ").append(word.text());
    }
    return text.toString();
  }

  int left() {
    return words.size() - next;
  }

  /** Whether a filter, a period or a comparison begins here, so that no name goes on. */
  boolean isKeyword(int ahead) {
    String word = peek(ahead);
    return word.isEmpty()
        ? next + ahead >= words.size()
        : Phrasing.KEYWORDS.contains(word)
            || FilterField.parse(word).isPresent()
            || QUARTER.matcher(word).matches();
  }
}
