package dev.baton.bot.setup;

import static java.util.Objects.requireNonNull;

import dev.baton.db.setup.SetupInterview;
import dev.baton.escalation.setup.SetupStep;
import java.util.Optional;
import java.util.UUID;

/**
 * What an open page knows of its interview; the answers are in the database.
 *
 * @param version as it was drawn
 */
record SetupMemory(UUID interview, int version, SetupStep step) {
  SetupMemory {
    requireNonNull(interview);
    requireNonNull(step);
  }

  static SetupMemory of(SetupInterview interview) {
    return new SetupMemory(interview.id(), interview.version(), interview.step());
  }

  /** Empty for what no page of the interview carries. */
  static Optional<SetupMemory> parse(String text) {
    String[] parts = text.split("\\|", -1);
    try {
      return parts.length == 3
          ? Optional.of(
              new SetupMemory(
                  UUID.fromString(parts[0]), Integer.parseInt(parts[1]), SetupStep.parse(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException forged) {
      return Optional.empty();
    }
  }

  String text() {
    return interview + "|" + version + "|" + step.code();
  }

  /** The id of a field on this page: another page's same field is another to Slack. */
  String blockOf(String field) {
    return field + "~" + version;
  }

  static String fieldOf(String block) {
    int end = block.lastIndexOf('~');
    return end < 0 ? block : block.substring(0, end);
  }
}
