package dev.baton.bot.phrases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code literals.txt}, and what those still to be converted say in English. */
public final class Unconverted {
  private static final String TO_BE_CONVERTED = "to be converted";
  private static final Pattern LETTERS = Pattern.compile("[^A-Za-z]+");

  private Unconverted() {}

  /** Every word of a text in files that are still to be converted, in lower case. */
  public static Set<String> words() throws IOException {
    Set<String> files = files();
    Set<String> words = new HashSet<>();
    for (CompilationUnitTree unit : Sources.parsed()) {
      if (files.contains(Sources.name(unit))) {
        Sources.literals(unit).forEach(text -> addWords(text, words));
      }
    }
    for (Map.Entry<String, String> template : Sources.templates().entrySet()) {
      if (files.contains(template.getKey())) {
        addWords(Sources.saidBy(template.getValue()), words);
      }
    }
    return words;
  }

  /** The words of a text that are written in plain letters, in lower case. */
  public static void addWords(String text, Set<String> words) {
    Arrays.stream(LETTERS.split(text))
        .filter(word -> word.length() > 1)
        .map(word -> word.toLowerCase(java.util.Locale.ROOT))
        .forEach(words::add);
  }

  private static Set<String> files() throws IOException {
    Set<String> files = new TreeSet<>();
    boolean listed = false;
    for (String line : lines().toList()) {
      if (line.startsWith("#")) {
        listed = line.endsWith(TO_BE_CONVERTED);
      } else if (listed) {
        files.add(line);
      }
    }
    return files;
  }

  /** The list's lines that say something, comments included. */
  static Stream<String> lines() throws IOException {
    try (InputStream list = requireNonNull(Unconverted.class.getResourceAsStream("literals.txt"))) {
      List<String> lines = new String(list.readAllBytes(), UTF_8).lines().toList();
      return lines.stream().map(String::strip).filter(line -> !line.isEmpty());
    }
  }
}
