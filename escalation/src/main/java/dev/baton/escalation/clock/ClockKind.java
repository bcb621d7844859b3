package dev.baton.escalation.clock;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a clock gives somebody time for. */
public enum ClockKind {
  /** For the lead to decide: a reminder at half time, more people at full time and at twice. */
  DECISION,

  /** For the new owner to begin: a reminder at full time, the lead at twice. */
  FIRST_ACTION,

  /** For the team to say something to the customer: a warning at three quarters, missed at full. */
  FIRST_RESPONSE,

  /** For the team to resolve the ticket: the same. */
  RESOLUTION,

  /** Until Baton asks for a ticket to be handed on by itself. */
  CRITERION,

  /** The same, counted since the ticket came to its tier. */
  IN_TIER;

  /**
   * Whether it is folded from what happened to the ticket, and planned anew with each change of it;
   * the others begin and end with an act of somebody.
   */
  public boolean isOfTicket() {
    return switch (this) {
      case DECISION, FIRST_ACTION -> false;
      case FIRST_RESPONSE, RESOLUTION, CRITERION, IN_TIER -> true;
    };
  }

  /** When something happens, in per cent of the time given, in their order. */
  public List<Integer> marks() {
    return switch (this) {
      case DECISION -> List.of(50, 100, 200);
      case FIRST_ACTION -> List.of(100, 200);
      case FIRST_RESPONSE, RESOLUTION -> List.of(75, 100);
      case CRITERION, IN_TIER -> List.of(100);
    };
  }

  /** The first mark after that one; empty when it was the last. */
  public Optional<Integer> markAfter(int percent) {
    return marks().stream().filter(mark -> mark > percent).findFirst();
  }

  /** As stored: {@code first_action}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when there is no such kind
   */
  public static ClockKind parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
