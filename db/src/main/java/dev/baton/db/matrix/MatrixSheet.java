package dev.baton.db.matrix;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * The Google Sheet that is looked at every day.
 *
 * @param link opens it, so it is shown to nobody
 * @param shown what people see of it
 * @param linkedBy Slack id
 * @param lookedAt when it was last tried
 * @param seen SHA-256 of the content that admins were told of last; empty before that
 * @param trouble why it could not be used, as admins were told last; empty while it can
 * @param failures times in a row that Google did not answer
 */
public record MatrixSheet(
    String link,
    String shown,
    String linkedBy,
    Instant linkedAt,
    Instant lookedAt,
    Optional<String> seen,
    Optional<String> trouble,
    int failures) {
  public MatrixSheet {
    requireNonNull(link);
    requireNonNull(shown);
    requireNonNull(linkedBy);
    requireNonNull(linkedAt);
    requireNonNull(lookedAt);
    requireNonNull(seen);
    requireNonNull(trouble);
  }

  /** One that an admin links now, and knows the content of. */
  public static MatrixSheet linked(
      String link, String shown, String by, Instant now, Optional<String> seen) {
    return new MatrixSheet(link, shown, by, now, now, seen, Optional.empty(), 0);
  }

  /** After a look that found this, of which admins are told. */
  public MatrixSheet found(String sha256, Instant now) {
    return new MatrixSheet(
        link, shown, linkedBy, linkedAt, now, Optional.of(sha256), Optional.empty(), 0);
  }

  /** After a look that found what cannot be used, for a reason that admins are told. */
  public MatrixSheet troubled(String reason, Instant now) {
    return new MatrixSheet(
        link, shown, linkedBy, linkedAt, now, seen, Optional.of(reason), failures);
  }

  /** After a look that Google did not answer. */
  public MatrixSheet unanswered(Instant now) {
    return new MatrixSheet(link, shown, linkedBy, linkedAt, now, seen, trouble, failures + 1);
  }
}
