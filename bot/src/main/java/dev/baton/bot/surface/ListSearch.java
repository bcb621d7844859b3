package dev.baton.bot.surface;

import dev.baton.matrix.Names;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody types to find an entry of a long list: every word of it stands in the entry, in any
 * order and case, with accents or without.
 */
public final class ListSearch {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final List<String> words;

  private ListSearch(List<String> words) {
    this.words = words;
  }

  /**
   * @param typed null or blank finds everything
   */
  public static ListSearch of(@Nullable String typed) {
    return new ListSearch(
        Arrays.stream(folded(typed == null ? "" : typed).split("[ ,]+"))
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** Whether it finds this entry. */
  public boolean finds(String entry) {
    String text = folded(entry);
    return words.stream().allMatch(text::contains);
  }

  private static String folded(String text) {
    String letters = Normalizer.normalize(Names.key(text), Normalizer.Form.NFD);
    return MARKS
        .matcher(letters)
        .replaceAll("")
        .replace('\u0142', 'l')
        .replace('\u00f8', 'o')
        .replace('\u0111', 'd')
        .replace('\u0131', 'i')
        .replace("\u00e6", "ae")
        .replace("\u0153", "oe");
  }
}
