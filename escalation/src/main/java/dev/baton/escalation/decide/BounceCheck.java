package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.TypedText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What came of checking a bounce form: a bounce, or everything that is wrong with it. */
public sealed interface BounceCheck {
  /** In characters as people count them (code points). */
  int SHORTEST_NOTE = 20;

  /** In UTF-16 units, as Slack counts the text of an input. */
  int LONGEST_NOTE = 3000;

  /** Ready to be decided. */
  record Accepted(Bounce bounce) implements BounceCheck {}

  /** Everything that is wrong at once, each for the field it belongs to; never empty. */
  record Refused(Map<Field, Problem> problems) implements BounceCheck {
    public Refused {
      problems = Map.copyOf(problems);
    }
  }

  /** The fields of the bounce modal. */
  enum Field {
    CODE,
    NOTE,
    RIGHT_TIER,
    DUPLICATE_OF
  }

  /** What can be wrong with one of them. */
  enum Problem {
    MISSING,
    TOO_SHORT,
    TOO_LONG
  }

  /** Checks what the lead gave; the wrong tier must name the right one, a duplicate its ticket. */
  static BounceCheck of(
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
