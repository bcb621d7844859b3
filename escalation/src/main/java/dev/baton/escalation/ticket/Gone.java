package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * That a ticket is no ticket of its help desk any more. Of two words on it the later one wins, as
 * on every field; a blank one brings it back.
 */
public sealed interface Gone {
  /** It was deleted there. */
  record Deleted() implements Gone {}

  /** It was no ticket of a customer. */
  record Spam() implements Gone {}

  /**
   * It goes on as another.
   *
   * @param into identity of that ticket
   */
  record Merged(String into) implements Gone {
    public Merged {
      requireNonNull(into);
    }
  }

  /** As a field of {@link TicketRow} has it. */
  default String written() {
    return switch (this) {
      case Deleted _ -> "deleted";
      case Spam _ -> "spam";
      case Merged(var into) -> "merged " + into;
    };
  }

  /** What {@link #written} wrote; empty for anything else. */
  static Optional<Gone> read(String text) {
    return switch (text) {
      case "deleted" -> Optional.of(new Deleted());
      case "spam" -> Optional.of(new Spam());
      default ->
          text.startsWith("merged ")
              ? Optional.of(new Merged(text.substring("merged ".length())))
              : Optional.empty();
    };
  }
}
