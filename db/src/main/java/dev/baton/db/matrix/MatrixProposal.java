package dev.baton.db.matrix;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A matrix that somebody was shown and may apply.
 *
 * @param source as in {@link Matrices.Provenance}
 * @param sha256 of the file as it was, hexadecimal
 * @param changed the one route that a change touches; empty for everything else
 * @param madeBy Slack id, or {@code baton} for a linked sheet that changed
 */
public record MatrixProposal(
    UUID id,
    MatrixOrigin origin,
    String source,
    String sha256,
    Optional<ChangedRoute> changed,
    String madeBy,
    Instant madeAt,
    State state) {
  public MatrixProposal {
    requireNonNull(id);
    requireNonNull(origin);
    requireNonNull(source);
    requireNonNull(sha256);
    requireNonNull(changed);
    requireNonNull(madeBy);
    requireNonNull(madeAt);
    requireNonNull(state);
  }

  /**
   * The route that a change touches.
   *
   * @param version in which it was changed
   * @param number of the route, there and in the proposed matrix
   */
  public record ChangedRoute(int version, int number) {}

  /** What became of it. */
  public sealed interface State {
    /** It may be applied: the matrix as a CSV file. */
    @SuppressWarnings("ArrayRecordComponent") // nobody changes it or compares by it
    record Open(byte[] content) implements State {}

    /** It was applied, as this version. */
    record Applied(int version) implements State {}

    /** It is not kept any more. */
    record Dropped() implements State {}
  }
}
