package dev.baton.escalation.sla;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * One thing that happened to a ticket, or to what holds for it, as far as clocks care. Instants are
 * whole microseconds, which is what the database keeps.
 *
 * @param at when it was so; never after it was recorded
 * @param recordedAt when Baton learnt of it
 */
public record TicketEvent(Instant at, Instant recordedAt, What what) {
  /**
   * The order in which events are folded, whatever order they came in. Within one instant what
   * stops a clock comes before what pauses it, and that before what starts it.
   */
  static final Comparator<TicketEvent> ORDER =
      Comparator.comparing(TicketEvent::at)
          .thenComparing(event -> event.what().place())
          .thenComparing(TicketEvent::recordedAt)
          .thenComparing(event -> event.what().toString());

  public TicketEvent {
    requireNonNull(what);
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    at = at.truncatedTo(ChronoUnit.MICROS);
    at = at.isAfter(recordedAt) ? recordedAt : at;
  }

  /** One that Baton learnt of as it happened. */
  public static TicketEvent seen(Instant at, What what) {
    return new TicketEvent(at, at, what);
  }

  /** Where within an instant it is folded. */
  enum Place {
    STOP,
    TERMS,
    PAUSE,
    START
  }

  /** Who spoke first. */
  public enum Opener {
    CUSTOMER,
    /** Somebody of the team: the customer has asked for nothing yet. */
    TEAM
  }

  /** What happened. */
  public sealed interface What {
    Place place();
  }

  /** What is promised for it, or is counted by, is something else. */
  sealed interface Terms extends What {
    @Override
    default Place place() {
      return Place.TERMS;
    }
  }

  /** The ticket began; of several openings the one learnt of last counts. */
  public record Opened(Opener by) implements What {
    @Override
    public Place place() {
      return Place.START;
    }
  }

  /** The customer said something, by any channel. */
  public record CustomerWrote() implements What {
    @Override
    public Place place() {
      return Place.START;
    }
  }

  /**
   * A person of the team said something that the customer could read or hear, by any channel. What
   * bots say, automatic answers and internal notes are none of these.
   */
  public record TeamWrote() implements What {
    @Override
    public Place place() {
      return Place.STOP;
    }
  }

  /** It stands so from then on. */
  public record StatusSet(TicketStatus status) implements What {
    @Override
    public Place place() {
      return switch (status) {
        case RESOLVED, CLOSED -> Place.STOP;
        case WAITING -> Place.PAUSE;
        case OPEN, IN_PROGRESS -> Place.START;
      };
    }
  }

  /** It is so urgent from then on; empty where nobody knows. */
  public record PrioritySet(Optional<Priority> priority) implements Terms {}

  /** It was so urgent all along: whatever was said of its priority until then was wrong. */
  public record PriorityCorrected(Priority priority) implements Terms {}

  /** It is that account's, which is of that tier, from then on. */
  public record AccountSet(Optional<String> account, Optional<String> tier) implements Terms {}

  /** That is promised from then on. */
  public record PolicySet(SlaPolicy policy) implements Terms {}

  /**
   * The workspace works by this calendar from then on.
   *
   * @param recount whether it counts for the time before too
   */
  public record CalendarSet(ClockCalendar calendar, boolean recount) implements Terms {}

  /** It goes on as another ticket. */
  public record Merged(String into) implements What {
    @Override
    public Place place() {
      return Place.STOP;
    }
  }

  /** Nothing is promised for it, such as for spam. */
  public record Exempted(String reason) implements What {
    @Override
    public Place place() {
      return Place.STOP;
    }
  }

  /** It is not exempt any more. */
  public record ExemptionLifted() implements What {
    @Override
    public Place place() {
      return Place.START;
    }
  }
}
