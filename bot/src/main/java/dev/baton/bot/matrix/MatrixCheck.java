package dev.baton.bot.matrix;

import static java.util.Objects.requireNonNull;

import dev.baton.db.matrix.Matrices;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.ImportPlan;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of a matrix that somebody wants to be live. */
sealed interface MatrixCheck {
  /**
   * It may be applied, unless the plan says otherwise.
   *
   * @param name what it is called
   * @param moved whether another version went live since it was shown before
   */
  record Planned(UUID proposal, String name, ImportPlan plan, boolean moved)
      implements MatrixCheck {}

  /** It is not well-formed. */
  record Faulty(UUID proposal, String name, List<Fault> faults) implements MatrixCheck {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** It could not be read at all; the sentence says why, and what to do. */
  record Unread(String name, String why) implements MatrixCheck {}

  /**
   * It is live now.
   *
   * @param version its number
   */
  record Applied(int version) implements MatrixCheck {}

  /** Somebody applied it before. */
  record AppliedAlready(int version, Matrices.Provenance provenance) implements MatrixCheck {}

  /** Its time is over, or it never was. */
  record Gone() implements MatrixCheck {}

  /**
   * The route that it changes is another in the live version.
   *
   * @param version the live one
   */
  record RouteMoved(int version) implements MatrixCheck {}

  /** Who wants it is no admin. */
  record NotAllowed() implements MatrixCheck {}

  /** The database is away. */
  record Unavailable() implements MatrixCheck {}

  /** Something else went wrong. */
  record Failed(String name) implements MatrixCheck {}

  /** Where this can be looked at again; empty when there is nothing to look at. */
  default Optional<UUID> shown() {
    return switch (this) {
      case Planned planned -> Optional.of(requireNonNull(planned.proposal()));
      case Faulty faulty -> Optional.of(faulty.proposal());
      case Unread _,
          Applied _,
          AppliedAlready _,
          Gone _,
          RouteMoved _,
          NotAllowed _,
          Unavailable _,
          Failed _ ->
          Optional.empty();
    };
  }
}
