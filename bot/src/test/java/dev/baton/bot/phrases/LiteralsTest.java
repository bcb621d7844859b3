package dev.baton.bot.phrases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No sentence for a person stands in the code, but for a list that only gets shorter. */
class LiteralsTest {
  /** Slack's own, such as {@code {date_short} {time}}. */
  private static final Pattern TOKEN = Pattern.compile("\\{\\w+}");

  private static final Pattern LOWER = Pattern.compile("(?s).*\\b\\p{Ll}{2,}.*");

  /** What an operator or a programmer reads, and what is no text at all. */
  private static final Pattern NOT_FOR_READERS =
      Pattern.compile(
          ".*LOG\\.\\w+|Pattern\\.compile|requireNonNull|.*\\.(matches|replaceAll|split|register|fetch|execute|condition)");

  @Test
  void noFileOutsideTheListHoldsASentence() throws IOException {
    Map<String, Set<String>> found = found();
    Set<String> listed = listed();

    assertThat(found.entrySet().stream().filter(file -> !listed.contains(file.getKey())).toList())
        .as("Sentences in the code; they belong in a bundle, see docs/texts.md")
        .isEmpty();
  }

  @Test
  void whatHoldsNoSentenceAnyMoreIsOffTheList() throws IOException {
    Set<String> done = new TreeSet<>(listed());
    done.removeAll(found().keySet());

    assertThat(done).as("Converted: take them off literals.txt").isEmpty();
  }

  @Test
  void aSentenceIsToldFromWhatIsNone() {
    assertThat(isSentence("Only admins can do this.")).isTrue();
    assertThat(isSentence(" or %d more")).isTrue();
    assertThat(isSentence("As of %s")).isTrue();
    assertThat(isSentence("email_choice")).isFalse();
    assertThat(isSentence("T1 T2")).isFalse();
    assertThat(isSentence("\n> ")).isFalse();
    assertThat(isSentence("{date_short} {time}")).isFalse();
  }

  private static boolean isSentence(String literal) {
    String words = TOKEN.matcher(literal).replaceAll("");
    return words.matches("(?s).*\\S\\s+\\S.*") && LOWER.matcher(words).matches();
  }

  /** Sentences by file. */
  private static Map<String, Set<String>> found() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (CompilationUnitTree unit : Sources.parsed()) {
      Set<String> sentences = new TreeSet<>();
      unit.accept(new Literals(), sentences);
      if (!sentences.isEmpty()) {
        found.merge(
            Sources.name(unit),
            sentences,
            (one, other) -> {
              one.addAll(other);
              return one;
            });
      }
    }
    return found;
  }

  private static final class Literals extends TreeScanner<@Nullable Void, Set<String>> {
    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, Set<String> sentences) {
      if (literal.getValue() instanceof String text && isSentence(text)) {
        sentences.add(text);
      }
      return null;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, Set<String> sentences) {
      return null;
    }

    @Override
    public @Nullable Void visitThrow(ThrowTree thrown, Set<String> sentences) {
      return null;
    }

    /** An exception made in a lambda is thrown somewhere else. */
    @Override
    public @Nullable Void visitNewClass(NewClassTree made, Set<String> sentences) {
      String name = made.getIdentifier().toString();
      return name.endsWith("Exception") || name.endsWith("Job")
          ? null
          : super.visitNewClass(made, sentences);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Set<String> sentences) {
      return NOT_FOR_READERS.matcher(call.getMethodSelect().toString()).matches()
          ? null
          : super.visitMethodInvocation(call, sentences);
    }
  }

  private static Set<String> listed() throws IOException {
    try (InputStream list =
        requireNonNull(LiteralsTest.class.getResourceAsStream("literals.txt"))) {
      List<String> lines = new String(list.readAllBytes(), UTF_8).lines().toList();
      return lines.stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
