package dev.baton.matrix;

import java.time.Instant;
import java.util.Optional;

/** Why somebody the matrix names cannot take part in this handoff. */
public sealed interface Absence {
  /** A name or address to show. */
  String who();

  /**
   * Nobody in the workspace has this address or id.
   *
   * @param who the address, or the id of a former owner
   */
  record NotInWorkspace(String who) implements Absence {}

  /** Away; {@code until} is empty when nobody said until when. */
  record Away(Person person, Optional<Instant> until) implements Absence {
    @Override
    public String who() {
      return person.name();
    }
  }

  /** The rows that name them do not hold at this hour. */
  record OffShift(Person person) implements Absence {
    @Override
    public String who() {
      return person.name();
    }
  }

  /** The account was switched off. */
  record Deactivated(Person person) implements Absence {
    @Override
    public String who() {
      return person.name();
    }
  }

  /** Guests neither own nor lead. */
  record Guest(Person person) implements Absence {
    @Override
    public String who() {
      return person.name();
    }
  }

  /** Nobody decides their own request or hands a ticket to themselves. */
  record IsRequester(Person person) implements Absence {
    @Override
    public String who() {
      return person.name();
    }
  }

  /** A sideways move to its present owner would move nothing. */
  record OwnsItAlready(Person person) implements Absence {
    @Override
    public String who() {
      return person.name();
    }
  }
}
