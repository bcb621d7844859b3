package dev.baton.escalation.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.TypedText;
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

  /** What is missing, for the field it belongs to. */
  public record Refused(Field field, Problem problem) implements Checked {}

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
    if (code.isEmpty()) {
      return new Refused(Field.CODE, Problem.MISSING);
    }
    if (code.get() == BounceCode.WRONG_TIER && rightTier.isEmpty()) {
      return new Refused(Field.RIGHT_TIER, Problem.MISSING);
    }
    if (code.get() == BounceCode.DUPLICATE && duplicateOf.isEmpty()) {
      return new Refused(Field.DUPLICATE_OF, Problem.MISSING);
    }
    if (said.codePointCount(0, said.length()) < SHORTEST_NOTE) {
      return new Refused(Field.NOTE, said.isEmpty() ? Problem.MISSING : Problem.TOO_SHORT);
    }
    if (said.length() > LONGEST_NOTE) {
      return new Refused(Field.NOTE, Problem.TOO_LONG);
    }
    return new Accepted(
        new Bounce(
            code.get(),
            said,
            rightTier.filter(tier -> code.get() == BounceCode.WRONG_TIER),
            duplicateOf.filter(ticket -> code.get() == BounceCode.DUPLICATE)));
  }
}
