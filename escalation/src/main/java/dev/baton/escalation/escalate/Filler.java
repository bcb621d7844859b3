package dev.baton.escalation.escalate;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells text that says nothing, which people type to get past a mandatory field. Enough is 20
 * characters, or three real words and 15 characters (8 in scripts that write without spaces).
 */
final class Filler {
  static final int ENOUGH = 20;
  static final int ENOUGH_WITH_WORDS = 15;
  static final int ENOUGH_WITHOUT_SPACES = 8;
  private static final int REAL_WORDS = 3;
  private static final int REAL_WORDS_BESIDE_A_PLEA = 2;

  private static final Set<String> EMPTY_PHRASES =
      Set.of(
          "na",
          "none",
          "nothing",
          "nil",
          "null",
          "asdf",
          "asdfasdf",
          "qwerty",
          "test",
          "testing",
          "tbd",
          "todo",
          "idk",
          "dontknow",
          "unknown",
          "seeticket",
          "seeabove",
          "asabove",
          "same",
          "sameasabove",
          "notapplicable",
          "noidea",
          "help",
          "pleasehelp",
          "blah",
          "foo",
          "foobar",
          "xxx",
          "loremipsum",
          "nichts",
          "keine",
          "keineahnung",
          "rien",
          "nada",
          "ninguno");
  private static final int LETTERS_IN_A_ROW = 4;

  /** By which words are joined to look like one. */
  private static final Pattern JOINTS = Pattern.compile("[-_*~+=]+");

  private static final String KEYBOARD_ROWS = "qwertyuiop asdfghjkl zxcvbnm 1234567890";

  private Filler() {}

  /**
   * Whether the text is one of the known empty phrases, a keyboard row, or the same few characters
   * again.
   */
  static boolean isFiller(String text) {
    String letters = lettersOf(text);
    return letters.isEmpty()
        || EMPTY_PHRASES.contains(letters)
        || repeatsItself(letters)
        || isKeyboardRow(letters)
        || isRepeatedPhrase(text)
        || isSpelledOut(text)
        || EmptyWords.all().isAllOf(text)
        || EmptyWords.all().isAllOf(JOINTS.matcher(text).replaceAll(" "));
  }

  /**
   * Whether the same, or it names nothing but a ticket, a person or a link beside such a phrase.
   */
  static boolean saysNothing(String text) {
    return isFiller(text) || EmptyWords.all().isAllOfBesideKeys(text);
  }

  /**
   * Whether there is enough text to be of use to somebody. What is said twice counts once, and what
   * only asks for help is no word; at least two words must be left beside it.
   */
  static boolean isLongEnough(String text) {
    String once = saidOnce(text);
    long characters = tellingCharacters(once);
    if (withoutSpaces(text)) {
      String rest = EmptyWords.all().withoutJoined(EmptyWords.folded(once));
      return Math.min(characters, rest.codePointCount(0, rest.length())) >= ENOUGH_WITHOUT_SPACES;
    }
    List<String> telling = EmptyWords.all().telling(once);
    boolean pleads = telling.size() < EmptyWords.words(once).size();
    return characters >= ENOUGH
        ? !pleads || realWords(telling) >= REAL_WORDS_BESIDE_A_PLEA
        : characters >= ENOUGH_WITH_WORDS
            && realWords(pleads ? telling : wordsOf(once)) >= REAL_WORDS;
  }

  /** The text, or what it repeats where it is the same words again in any case and order. */
  private static String saidOnce(String text) {
    String base = withoutSpaces(text) ? baseOf(EmptyWords.folded(text)) : "";
    if (!base.isEmpty()) {
      return base;
    }
    String[] words = text.strip().split("\\s+");
    Map<String, String> distinct = new LinkedHashMap<>();
    for (String word : words) {
      distinct.putIfAbsent(EmptyWords.folded(word), word);
    }
    return distinct.size() * 2 <= words.length ? String.join(" ", distinct.values()) : text;
  }

  /** What stands twice or more one behind the other; empty where nothing does. */
  private static String baseOf(String letters) {
    for (int length = 2; length * 2 <= letters.length(); length++) {
      boolean whole = letters.length() % length == 0;
      if (whole && letters.regionMatches(0, letters, length, letters.length() - length)) {
        return letters.substring(0, length);
      }
    }
    return "";
  }

  /** Blanks count once, invisible characters never, and a key held down three times at most. */
  private static long tellingCharacters(String text) {
    return text.replaceAll("[\\s\\p{Z}]+", " ")
        .replaceAll("[\\p{Cf}\\p{Cc}]", "")
        .replaceAll("(.)\\1{3,}", "$1$1$1")
        .strip()
        .codePoints()
        .count();
  }

  /**
   * Whether two texts say the same, whatever their case, blanks, punctuation and order of words.
   */
  static boolean sayTheSame(String one, String other) {
    String letters = lettersOf(one);
    return !letters.isEmpty()
        && (letters.equals(lettersOf(other))
            || Set.copyOf(EmptyWords.all().telling(one))
                .equals(Set.copyOf(EmptyWords.all().telling(other))));
  }

  private static String lettersOf(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M}]", "");
  }

  /** "h e l p m e": letters alone are no words. */
  private static boolean isSpelledOut(String text) {
    List<String> words = EmptyWords.words(text);
    return words.size() >= LETTERS_IN_A_ROW
        && !withoutSpaces(text)
        && words.stream().allMatch(word -> word.codePointCount(0, word.length()) == 1);
  }

  /** The same characters three times or more: aaaa, ababab, pleasehelppleasehelppleasehelp. */
  private static boolean repeatsItself(String letters) {
    for (int length = 1; length * 3 <= letters.length(); length++) {
      if (letters.regionMatches(0, letters, length, letters.length() - length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKeyboardRow(String letters) {
    return letters.length() >= 4 && KEYBOARD_ROWS.contains(letters);
  }

  /** "n/a n/a n/a" or "aaaa bbbb cccc": no word says anything. */
  private static boolean isRepeatedPhrase(String text) {
    return Arrays.stream(text.strip().split("[\\s,.;]+"))
        .map(Filler::lettersOf)
        .filter(word -> !word.isEmpty())
        .allMatch(Filler::isEmptyWord);
  }

  private static boolean isEmptyWord(String word) {
    return EMPTY_PHRASES.contains(word) || repeatsItself(word) || isKeyboardRow(word);
  }

  private static List<String> wordsOf(String text) {
    return Arrays.stream(text.strip().split("\\s+")).map(Filler::lettersOf).toList();
  }

  private static long realWords(List<String> words) {
    return words.stream()
        .filter(word -> word.codePointCount(0, word.length()) >= 2 && !isEmptyWord(word))
        .distinct()
        .count();
  }

  /** Chinese, Japanese, Thai, Lao, Khmer and Burmese put no spaces between words. */
  private static boolean withoutSpaces(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long unspaced = text.codePoints().filter(Filler::isUnspaced).count();
    return unspaced * 2 > letters;
  }

  private static boolean isUnspaced(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
