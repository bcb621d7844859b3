package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that goes with a request.
 *
 * @param position 0 for the request's first file
 * @param by Slack id of who gave it
 * @param information what it was added with; empty where it came with the form
 * @param trouble why nobody has a copy; empty while nothing is known to be wrong
 */
public record AttachedFile(
    int position,
    GivenFile file,
    String by,
    Instant at,
    Optional<UUID> information,
    Optional<FileTrouble> trouble) {
  public AttachedFile {
    requireNonNull(file);
    requireNonNull(by);
    requireNonNull(at);
    requireNonNull(information);
    requireNonNull(trouble);
  }

  /** Whether its name was erased, and with it what led to the file in Slack. */
  public boolean isErased() {
    return file.id().isEmpty();
  }
}
