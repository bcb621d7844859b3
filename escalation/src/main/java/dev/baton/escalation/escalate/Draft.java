package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Page one as somebody left it, kept so that nothing typed is lost.
 *
 * @param id the same for every submit of one modal
 * @param rootViewId Slack's id of the modal's first page
 * @param resendOf number of the bounced escalation that is being mended
 */
public record Draft(
    UUID id,
    String rootViewId,
    String author,
    DraftAnswers answers,
    Optional<Integer> resendOf,
    Instant createdAt) {
  /** How long a draft is kept. */
  public static final Duration KEPT_FOR = Duration.ofDays(1);

  public Draft {
    requireNonNull(id);
    requireNonNull(rootViewId);
    requireNonNull(author);
    requireNonNull(answers);
    requireNonNull(resendOf);
    requireNonNull(createdAt);
  }
}
