package dev.baton.escalation.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.TypedText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A no, with what has to be mended.
 *
 * @param note at least {@value #SHORTEST_NOTE} characters
 * @param rightTier the tier it belongs to, only with {@link BounceCode#WRONG_TIER}
 * @param duplicateOf the ticket as shown, only with {@link BounceCode#DUPLICATE}
 */
public record Bounce(
    BounceCode code, String note, Optional<String> rightTier, Optional<String> duplicateOf) {
  public static final int SHORTEST_NOTE = 20;
  public static final int LONGEST_NOTE = 3000;

  public Bounce {
    requireNonNull(code);
    requireNonNull(note);
    requireNonNull(rightTier);
    requireNonNull(duplicateOf);
  }

  /** The outcome of checking a bounce. */
  public sealed interface Checked {}

  /** Ready to be decided. */
  public record Accepted(Bounce bounce) implements Checked {}

  /** Everything that is wrong at once, each for the field it belongs to; never empty. */
  public record Refused(Map<Field, Problem> problems) implements Checked {
    public Refused {
      problems = Map.copyOf(problems);
    }
  }

  /** The fields of the bounce modal. */
  public enum Field {
    CODE,
    NOTE,
    RIGHT_TIER,
    DUPLICATE_OF
  }

  /** What can be wrong with one of them. */
  public enum Problem {
    MISSING,
    TOO_SHORT,
    TOO_LONG
  }

  /** Checks what the lead gave; the wrong tier must name the right one, a duplicate its ticket. */
  public static Checked check(
      Optional<BounceCode> code,
      String note,
      Optional<String> rightTier,
      Optional<String> duplicateOf) {
    String said = TypedText.clean(note);
    Map<Field, Problem> problems = new EnumMap<>(Field.class);
    problemOf(said).ifPresent(problem -> problems.put(Field.NOTE, problem));
    if (code.isEmpty()) {
      problems.put(Field.CODE, Problem.MISSING);
    }
    if (is(BounceCode.WRONG_TIER, code) && rightTier.isEmpty()) {
      problems.put(Field.RIGHT_TIER, Problem.MISSING);
    }
    if (is(BounceCode.DUPLICATE, code) && duplicateOf.isEmpty()) {
      problems.put(Field.DUPLICATE_OF, Problem.MISSING);
    }
    return code.isEmpty() || !problems.isEmpty()
        ? new Refused(problems)
        : new Accepted(
            new Bounce(
                code.get(),
                said,
                rightTier.filter(_ -> is(BounceCode.WRONG_TIER, code)),
                duplicateOf.filter(_ -> is(BounceCode.DUPLICATE, code))));
  }

  private static boolean is(BounceCode expected, Optional<BounceCode> code) {
    return code.filter(expected::equals).isPresent();
  }

  private static Optional<Problem> problemOf(String note) {
    if (note.isEmpty()) {
      return Optional.of(Problem.MISSING);
    }
    if (note.codePointCount(0, note.length()) < SHORTEST_NOTE) {
      return Optional.of(Problem.TOO_SHORT);
    }
    return note.length() > LONGEST_NOTE ? Optional.of(Problem.TOO_LONG) : Optional.empty();
  }
}
