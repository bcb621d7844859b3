package dev.baton.db.setup;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupStep;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An interview as it is stored.
 *
 * @param version counts changes
 * @param baseVersion the matrix that was live when it began; empty for none
 * @param startedBy Slack id
 * @param changedBy Slack id of who changed it last
 */
public record SetupInterview(
    UUID id,
    int version,
    SetupStep step,
    SetupAnswers answers,
    Optional<Integer> baseVersion,
    String startedBy,
    String changedBy,
    Instant changedAt) {
  public SetupInterview {
    requireNonNull(id);
    requireNonNull(step);
    requireNonNull(answers);
    requireNonNull(baseVersion);
    requireNonNull(startedBy);
    requireNonNull(changedBy);
    requireNonNull(changedAt);
  }

  /** The same with other answers, at this step. */
  public SetupInterview at(SetupStep other, SetupAnswers now) {
    return new SetupInterview(
        id, version, other, now, baseVersion, startedBy, changedBy, changedAt);
  }
}
