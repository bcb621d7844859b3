package dev.baton.bot.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import dev.baton.bot.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every place that says a text gives it what it wants; a mistake shows here and not to a reader.
 */
class CallSitesTest {
  private final Map<Phrase, Message> english = Texts.load().of(Language.ENGLISH);
  private final Map<String, Phrase> byName =
      english.keySet().stream().collect(Collectors.toMap(CallSitesTest::written, p -> p));
  private final List<CompilationUnitTree> sources = Sources.parsed();

  @Test
  void argumentsAreThoseOfTheText() {
    List<String> faults = new ArrayList<>();
    for (Said said : said()) {
      Set<String> wanted = message(said.phrase()).arguments();
      if (!new HashSet<>(said.names()).equals(wanted)) {
        faults.add(
            "%s: %s is given %s and wants %s"
                .formatted(said.file(), said.phrase(), said.names(), wanted));
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aRelativeMomentIsNamedWhen() {
    List<String> faults =
        said().stream()
            .flatMap(said ->
                said.relative().stream()
                    .filter(name -> !name.startsWith("when"))
                    .map(name -> said.file() + ": " + said.phrase() + " " + name))
            .toList();
    assertThat(faults).isEmpty();
  }

  @Test
  void whatIsSaidPlainlyHoldsNoMarkup() {
    List<String> faults =
        said().stream()
            .filter(said -> said.method().equals("plain"))
            .filter(said -> message(said.phrase()).text().matches("(?s).*([*`]|&\\w+;).*"))
            .map(said -> said.file() + ": " + said.phrase())
            .toList();
    assertThat(faults).isEmpty();
  }

  @Test
  void everyTextIsSaidSomewhere() {
    Set<String> unsaid = new TreeSet<>(byName.keySet());
    for (CompilationUnitTree unit : sources) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void none) {
          unsaid.remove(lastTwo(select));
          return super.visitMemberSelect(select, null);
        }
      }.scan(unit, null);
    }
    Sources.templates().forEach(text -> unsaid.removeIf(text::contains));
    unsaid.removeIf(name -> name.startsWith("SharedPhrase."));
    assertThat(unsaid).as("Nobody says these; take them out of enum and bundles").isEmpty();
  }

  /**
   * One call.
   *
   * @param relative names of arguments made by {@code relative(…)}
   */
  private record Said(
      String file, String method, String phrase, List<String> names, List<String> relative) {}

  private Message message(String phrase) {
    return java.util.Objects.requireNonNull(english.get(byName.get(phrase)));
  }

  private List<Said> said() {
    List<Said> all = new ArrayList<>();
    for (CompilationUnitTree unit : sources) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethodInvocation(
            MethodInvocationTree call, @Nullable Void none) {
          said(unit, call).ifPresent(all::add);
          return super.visitMethodInvocation(call, null);
        }
      }.scan(unit, null);
    }
    return all;
  }

  private java.util.Optional<Said> said(CompilationUnitTree unit, MethodInvocationTree call) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    String method =
        call.getMethodSelect() instanceof MemberSelectTree select
            ? select.getIdentifier().toString()
            : call.getMethodSelect().toString();
    if (!Set.of("say", "plain").contains(method)
        || arguments.isEmpty()
        || !(arguments.getFirst() instanceof MemberSelectTree phrase)
        || !byName.containsKey(lastTwo(phrase))) {
      return java.util.Optional.empty();
    }
    List<String> names = new ArrayList<>();
    List<String> relative = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      String name =
          arguments.get(i) instanceof LiteralTree literal
              ? String.valueOf(literal.getValue())
              : "(no literal: " + arguments.get(i) + ")";
      names.add(name);
      if (i + 1 < arguments.size()
          && arguments.get(i + 1).toString().matches("(Arg\\.)?relative\\(.*")) {
        relative.add(name);
      }
    }
    return java.util.Optional.of(
        new Said(Sources.name(unit), method, lastTwo(phrase), names, relative));
  }

  private static String lastTwo(MemberSelectTree select) {
    String owner = select.getExpression().toString();
    return owner.substring(owner.lastIndexOf('.') + 1) + "." + select.getIdentifier();
  }

  private static String written(Phrase phrase) {
    return ((Enum<?>) phrase).getDeclaringClass().getSimpleName() + "." + phrase.name();
  }
}
