package dev.baton.bot.surface;

import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;

/**
 * How a button names its escalation. The workspace is never in it: that comes from the signed
 * request.
 */
public final class EscalationValue {
  private EscalationValue() {}

  public static String of(EscalationRef ref) {
    return ref.ticket() + "|" + ref.seq();
  }

  /** The escalation named; empty for anything Baton did not write. */
  public static Optional<EscalationRef> parse(String value) {
    int bar = value == null ? -1 : value.lastIndexOf('|');
    if (bar < 1 || !value.substring(bar + 1).matches("[1-9][0-9]{0,8}")) {
      return Optional.empty();
    }
    return Optional.of(
        new EscalationRef(value.substring(0, bar), Integer.parseInt(value.substring(bar + 1))));
  }
}
