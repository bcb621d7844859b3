package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody who may decide an escalation asked its requester before deciding.
 *
 * @param asker Slack id
 * @param answer the one answer; empty while there is none
 */
public record Question(UUID id, String asker, String text, Instant at, Optional<Answer> answer) {
  public Question {
    requireNonNull(id);
    requireNonNull(asker);
    requireNonNull(text);
    requireNonNull(at);
    requireNonNull(answer);
  }

  /**
   * What came back.
   *
   * @param author Slack id of the requester, or of who answered in place of one who left
   */
  public record Answer(String author, String text, Instant at) {
    public Answer {
      requireNonNull(author);
      requireNonNull(text);
      requireNonNull(at);
    }
  }

  public boolean isOpen() {
    return answer.isEmpty();
  }
}
