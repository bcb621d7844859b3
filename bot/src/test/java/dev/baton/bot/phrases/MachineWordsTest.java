package dev.baton.bot.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What an exception says, what a class is called and what a service answers as its error code goes
 * into no sentence for a person, on no surface; the log may have it.
 */
class MachineWordsTest {
  private static final Set<String> MACHINES =
      Set.of("getMessage", "getError", "getLocalizedMessage", "getSimpleName", "getCause");

  /** Calls whose arguments somebody reads. */
  private static final Pattern READ =
      Pattern.compile(
          ".*\\b(say|plain|println|ackWithErrors|privately|result|wrong|right|notMade)");

  /** What is made of a sentence that somebody reads. */
  private static final Set<String> READ_VALUES = Set.of("StartupRefused", "SlackUnavailable");

  /**
   * Exceptions of ours whose message is a sentence of ours, written for the console, and a Slack
   * message called so.
   */
  private static final Set<String> OURS =
      Set.of(
          "newer.getMessage",
          "away.getMessage",
          "unavailable.getMessage",
          "problem.getMessage",
          "e.getMessage in MigrateCommand",
          // Of a refusal that a page throws with its sentence.
          "e.getMessage in WebServer");

  @Test
  void noneOfThemGoesIntoASentence() {
    Set<String> found = new TreeSet<>();
    for (CompilationUnitTree unit : Sources.parsed()) {
      unit.accept(new Sentences(Sources.name(unit), found), null);
    }

    assertThat(found).isEmpty();
  }

  private static final class Sentences extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final String file;
    private final Set<String> found;

    Sentences(String file, Set<String> found) {
      this.file = file;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
      if (READ.matcher(call.getMethodSelect().toString()).matches()) {
        call.getArguments().forEach(this::look);
      }
      return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
      if (READ_VALUES.contains(made.getIdentifier().toString())) {
        made.getArguments().forEach(this::look);
      }
      return super.visitNewClass(made, null);
    }

    private void look(ExpressionTree argument) {
      argument.accept(
          new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(
                MethodInvocationTree call, @Nullable Void nothing) {
              if (call.getMethodSelect() instanceof MemberSelectTree asked
                  && MACHINES.contains(asked.getIdentifier().toString())
                  && !isTranslated(argument)
                  && !OURS.contains(asked.toString())
                  && !OURS.contains(asked + " in " + file)) {
                found.add(file + ": " + asked);
              }
              return super.visitMethodInvocation(call, null);
            }
          },
          null);
    }

    /** Turned into words on the way. */
    private static boolean isTranslated(ExpressionTree argument) {
      return argument.toString().contains("PlainCause.");
    }
  }
}
