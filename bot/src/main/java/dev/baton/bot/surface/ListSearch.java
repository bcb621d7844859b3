package dev.baton.bot.surface;

import dev.baton.matrix.Names;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody types to find entries of a long list, in any case, with accents or without: those
 * in which it stands as it was typed; where there is none, those with each of its words, in any
 * order.
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

  /**
   * The entries that it finds, in their order.
   *
   * @param text what is read of an entry
   */
  public <T> Stream<T> among(Stream<T> entries, Function<T, String> text) {
    List<T> likely =
        entries
            .filter(entry -> words.stream().allMatch(folded(text.apply(entry))::contains))
            .toList();
    String typed = String.join(" ", words);
    List<T> asTyped =
        likely.stream().filter(entry -> folded(text.apply(entry)).contains(typed)).toList();
    return (asTyped.isEmpty() ? likely : asTyped).stream();
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
