package dev.baton.escalation.escalate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why nobody was given a copy of a file. */
public enum FileTrouble {
  /** Slack does not have it any more. */
  GONE,
  /** Slack does not let Baton read it. */
  NOT_READABLE,
  /** It belongs to another workspace or to another service. */
  FROM_OUTSIDE,
  /** Larger than what Slack's forms take. */
  TOO_LARGE,
  /** There is nothing in it. */
  EMPTY,
  /** Baton was installed in the workspace without the right to files. */
  NOT_ALLOWED,
  /** Slack did not take the copy. */
  NOT_TAKEN;

  /** As stored: {@code too_large}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The trouble written this way; empty when there is none. */
  public static Optional<FileTrouble> parse(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
