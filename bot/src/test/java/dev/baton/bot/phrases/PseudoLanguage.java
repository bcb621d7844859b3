package dev.baton.bot.phrases;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A language made of the English one: each letter accented, a third longer where the place allows
 * it, in brackets. A text that is none of a bundle shows by its plain letters, a text that was cut
 * by its missing bracket.
 */
public final class PseudoLanguage {
  public static final Language LANGUAGE = new Language("en-XA", Locale.UK);

  /** What a Slack in that language says. */
  public static final String LOCALE = "en-XA";

  static final String OPEN = "⟦";
  static final String CLOSE = "⟧";

  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String ACCENTED = "áƀćđéƒǵħíĵķłɱńóƥɋŕśţúṽŵẋýžÁƁĆĐÉƑǴĦÍĴĶŁṀŃÓƤɊŔŚŢÚṼŴẊÝŽ";
  private static final String FILLER = " ōōōō ōōōōō";

  /** After these, what comes next is text and no part of an argument. */
  private static final Set<Part.Type> BEFORE_TEXT =
      EnumSet.of(
          Part.Type.MSG_START,
          Part.Type.ARG_LIMIT,
          Part.Type.SKIP_SYNTAX,
          Part.Type.INSERT_CHAR,
          Part.Type.REPLACE_NUMBER);

  private PseudoLanguage() {}

  /** These and the pseudo-language. */
  public static Phrases and(Phrases phrases) {
    return phrases.and(LANGUAGE, (phrase, text) -> of(text, phrase.place().limit()));
  }

  static String of(String english, int limit) {
    int room = Math.min(limit - 2 - english.length(), english.length() / 3);
    String accented = accented(english);
    return room < 0
        ? OPEN + accented + CLOSE
        : OPEN + accented + FILLER.repeat(room / FILLER.length() + 1).substring(0, room) + CLOSE;
  }

  private static String accented(String english) {
    MessagePattern pattern = new MessagePattern(english);
    StringBuilder made = new StringBuilder();
    boolean code = false;
    int at = 0;
    for (int i = 1; i < pattern.countParts(); i++) {
      boolean isText = BEFORE_TEXT.contains(pattern.getPart(i - 1).getType());
      for (Part part = pattern.getPart(i); at < part.getIndex(); at++) {
        char letter = english.charAt(at);
        code ^= isText && letter == '`';
        made.append(isText && !code ? accented(letter) : letter);
      }
      for (; at < pattern.getPart(i).getLimit(); at++) {
        made.append(english.charAt(at));
      }
    }
    return made.toString();
  }

  private static char accented(char letter) {
    int place = PLAIN.indexOf(letter);
    return place < 0 ? letter : ACCENTED.charAt(place);
  }
}
