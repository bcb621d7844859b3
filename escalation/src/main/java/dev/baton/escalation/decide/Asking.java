package dev.baton.escalation.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.matrix.TicketFacts;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What of a request says who may decide it.
 *
 * @param route by which it was filed, as it stood then
 * @param facts of the ticket as it was filed; names the requester and the priority
 * @param step how long it waits already
 * @param redirected whom a manager gave it to; empty for those the matrix names
 */
public record Asking(Route route, TicketFacts facts, Step step, Optional<Recipient> redirected) {
  public Asking {
    requireNonNull(route);
    requireNonNull(facts);
    requireNonNull(step);
    requireNonNull(redirected);
  }

  /** How long a request waits already; the order of constants is the order in time. */
  public enum Step {
    FILED(0),
    /** Its time is over: those who stand in are asked as well. */
    OVERDUE(1),
    /** Twice its time is over: managers are asked as well. */
    LONG_OVERDUE(2);

    private final short number;

    Step(int number) {
      this.number = (short) number;
    }

    /** As the database writes it; a later step has a higher one. */
    public short number() {
      return number;
    }

    /**
     * @throws NoSuchElementException when no step has this number
     */
    public static Step of(short number) {
      return Arrays.stream(values())
          .filter(step -> step.number == number)
          .findFirst()
          .orElseThrow();
    }
  }

  /** One that is about to be filed. */
  public static Asking filing(Route route, TicketFacts facts) {
    return new Asking(route, facts, Step.FILED, Optional.empty());
  }

  /** One that waits. */
  public static Asking pending(Escalation pending, Route route, Step step) {
    TicketFacts facts =
        new TicketFacts(
            Optional.of(pending.from()),
            pending.category(),
            pending.priority(),
            pending.accountTier(),
            pending.custom(),
            Map.of(),
            pending.previousOwner(),
            pending.requester());
    return new Asking(
        route,
        facts,
        step,
        pending.recipients().stream().filter(to -> to.redirectedBy().isPresent()).findFirst());
  }

  Priority priority() {
    return facts.priority();
  }

  String requester() {
    return facts.requester();
  }
}
