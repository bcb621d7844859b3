package dev.baton.matrix;

import java.time.Instant;
import java.util.Optional;

/** Whether a member can be given work now. */
public sealed interface Availability {
  /** Here and a full member. */
  record Available() implements Availability {}

  /** Absent until an instant; empty when nobody said until when. */
  record Away(Optional<Instant> until) implements Availability {}

  /** The account was switched off. */
  record Deactivated() implements Availability {}

  /** A guest account: may file, but neither own nor lead. */
  record Guest() implements Availability {}
}
