package dev.baton.bot.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import dev.baton.bot.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of every text in every language. */
class TextsTest {
  private static final List<Integer> NUMBERS = List.of(0, 1, 2, 5, 11, 21);
  private static final String TEN_LETTERS = "Alexandra7";
  private static final Pattern MEANT_BRACES = Pattern.compile("'\\{[a-z]+}'");
  private static final Pattern QUOTING = Pattern.compile("'[{}#|]|[{}]'(?!\\p{L})");

  private final Phrases phrases = Texts.load();

  @Test
  void everyEnumOfTextsIsListed() {
    Set<String> written = new TreeSet<>();
    for (CompilationUnitTree unit : Sources.parsed()) {
      unit.getTypeDecls().stream()
          .filter(ClassTree.class::isInstance)
          .map(ClassTree.class::cast)
          .filter(type ->
              type.getImplementsClause().stream().anyMatch(i -> i.toString().equals("Phrase")))
          .forEach(type -> written.add(type.getSimpleName().toString()));
    }
    Set<String> loaded =
        phrases.of(Language.ENGLISH).keySet().stream()
            .map(phrase -> ((Enum<?>) phrase).getDeclaringClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(loaded).isEqualTo(written);
  }

  @Test
  void everyTextFormatsForEveryNumberAndChoiceAndFitsItsPlace() {
    List<String> faults = new ArrayList<>();
    for (Language language : phrases.languages()) {
      phrases
          .of(language)
          .forEach((phrase, message) -> {
            for (Map<String, Object> values : samples(message)) {
              String said = message.format(values);
              if (said.isBlank() || said.length() > phrase.place().limit()) {
                faults.add(
                    String.format(
                        Locale.ROOT,
                        "%s, %s: %d of %d: %s",
                        language.tag(),
                        phrase,
                        said.length(),
                        phrase.place().limit(),
                        said));
              }
            }
          });
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void apostrophesQuoteOnlyBracesThatAreMeant() {
    assertThat(texts(text -> QUOTING.matcher(MEANT_BRACES.matcher(text).replaceAll("")).find()))
        .isEmpty();
  }

  @Test
  void noTextBeginsOrEndsWithABlankOrHoldsTwo() {
    assertThat(texts(text -> !text.strip().equals(text) || text.contains("  "))).isEmpty();
  }

  @Test
  void aRelativeMomentFollowsNoPrepositionThatWantsADay() {
    assertThat(
            texts(
                text -> text.matches("(?s).*\\b([Oo]n|[Uu]ntil|[Ss]ince|[Ff]rom|[Aa]t) \\{when.*")))
        .isEmpty();
  }

  private Set<String> texts(java.util.function.Predicate<String> wrong) {
    Set<String> found = new TreeSet<>();
    for (Language language : phrases.languages()) {
      phrases
          .of(language)
          .forEach((phrase, message) -> {
            if (wrong.test(message.text())) {
              found.add(language.tag() + " " + phrase + ": " + message.text());
            }
          });
    }
    return found;
  }

  /** Values for every number, and each choice of each argument once. */
  static List<Map<String, Object>> samples(Message message) {
    Map<String, Set<String>> choices = choices(message.text());
    Set<String> numbers = choices.remove("");
    List<Map<String, Object>> samples = new ArrayList<>();
    for (int number : NUMBERS) {
      Map<String, Object> values = new HashMap<>();
      message.arguments().forEach(name -> values.put(name, TEN_LETTERS));
      choices.forEach((name, keywords) -> values.put(name, keywords.iterator().next()));
      if (numbers != null) {
        numbers.forEach(name -> values.put(name, number));
      }
      samples.add(values);
      choices.forEach((name, keywords) ->
          keywords.forEach(keyword -> {
            Map<String, Object> other = new HashMap<>(values);
            other.put(name, keyword);
            samples.add(other);
          }));
    }
    return samples;
  }

  /** What each argument selects by; under the empty name those that are counted. */
  private static Map<String, Set<String>> choices(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Map<String, Set<String>> choices = new LinkedHashMap<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      Part part = pattern.getPart(i);
      if (part.getType() != Part.Type.ARG_START) {
        continue;
      }
      String name = pattern.getSubstring(pattern.getPart(i + 1));
      if (part.getArgType() == ArgType.SELECT) {
        choices.computeIfAbsent(name, _ -> new HashSet<>()).addAll(keywords(pattern, i));
      } else if (part.getArgType().hasPluralStyle()) {
        choices.computeIfAbsent("", _ -> new HashSet<>()).add(name);
      }
    }
    return choices;
  }

  private static Set<String> keywords(MessagePattern pattern, int start) {
    Set<String> keywords = new TreeSet<>();
    for (int i = start + 2; i < pattern.getLimitPartIndex(start); i++) {
      if (pattern.getPartType(i) == Part.Type.ARG_SELECTOR) {
        keywords.add(pattern.getSubstring(pattern.getPart(i)));
        i = pattern.getLimitPartIndex(i + 1);
      }
    }
    return keywords;
  }
}
