package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What somebody added to an escalation while it was pending. */
public record AddedInformation(String author, String text, Instant at) {
  /** Slack's own limit of a text input. */
  public static final int LONGEST_TEXT = 3000;

  public AddedInformation {
    requireNonNull(author);
    requireNonNull(text);
    requireNonNull(at);
  }

  /** The outcome of checking what somebody wants to add. */
  public sealed interface Checked {}

  /**
   * Worth showing to the people asked.
   *
   * @param text without the blanks around it
   */
  public record Accepted(String text) implements Checked {
    public Accepted {
      requireNonNull(text);
    }
  }

  /** Not taken. */
  public record Refused(Problem problem) implements Checked {
    public Refused {
      requireNonNull(problem);
    }
  }

  /** What can be wrong with it. */
  public enum Problem {
    MISSING,
    /** An empty phrase such as "n/a", or characters repeated. */
    SAYS_NOTHING,
    TOO_LONG
  }

  /** Checks what was typed. A short text is welcome, since an order number may be all it takes. */
  public static Checked check(String typed) {
    String text = TypedText.clean(typed);
    if (text.isEmpty()) {
      return new Refused(Problem.MISSING);
    }
    if (text.length() > LONGEST_TEXT) {
      return new Refused(Problem.TOO_LONG);
    }
    return Filler.isFiller(text) ? new Refused(Problem.SAYS_NOTHING) : new Accepted(text);
  }
}
