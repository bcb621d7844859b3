package dev.baton.bot.decide;

import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;

/**
 * What the bounce form must remember, so that it can be drawn anew without the database.
 *
 * @param label of the escalation, as people write it
 * @param from the tier the ticket is in
 * @param to the receiving tier, which is never the right one of a wrong tier
 * @param questions whether something was asked before
 */
record BounceMemory(EscalationRef ref, String label, String from, String to, boolean questions) {
  static BounceMemory of(Escalation asked) {
    return new BounceMemory(
        asked.ref(),
        asked.label(),
        asked.from().name(),
        asked.to().name(),
        !asked.questions().isEmpty());
  }

  String write() {
    return EscalationValue.of(ref) + "\n" + label + "\n" + from + "\n" + to + "\n" + questions;
  }

  /** Reads what {@link #write} wrote, also before it noted questions; empty for anything else. */
  static Optional<BounceMemory> read(String text) {
    String[] lines = text == null ? new String[0] : text.split("\n", -1);
    return lines.length == 4 || lines.length == 5
        ? EscalationValue.parse(lines[0])
            .map(ref ->
                new BounceMemory(
                    ref,
                    lines[1],
                    lines[2],
                    lines[3],
                    lines.length == 4 || Boolean.parseBoolean(lines[4])))
        : Optional.empty();
  }
}
