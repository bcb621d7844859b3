package dev.baton.escalation.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.decide.ReassignOutcome.What;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Tier;
import java.util.Optional;
import java.util.Set;

/** Whether a lead may move a ticket within its tier now; asked under the ticket's lock. */
public final class ReassignRight {
  private ReassignRight() {}

  /**
   * What holds beside the ticket.
   *
   * @param lead whether who orders it is a full member now
   * @param led the tiers that they lead or stand in for, by the live matrix
   * @param owner whether who is to own it is a full member now
   * @param tierPeople Slack ids of the tier's people by the live matrix
   * @param joined whether the ticket's key leads to another one
   * @param waits whether a request for it is pending
   */
  public record Facts(
      boolean lead,
      Set<Tier> led,
      boolean owner,
      Set<String> tierPeople,
      boolean joined,
      boolean waits) {
    public Facts {
      led = Set.copyOf(led);
      tierPeople = Set.copyOf(tierPeople);
    }
  }

  /**
   * The first reason against it, or {@link What#MOVED}.
   *
   * @param ticket empty where the workspace has none of that name
   */
  public static What of(Reassignment order, Optional<TicketNow> ticket, Facts facts) {
    requireNonNull(order);
    if (ticket.isEmpty()) {
      return What.UNKNOWN;
    }
    if (!facts.lead() || !facts.led().contains(order.tier())) {
      return What.NOT_LED;
    }
    if (facts.joined()) {
      return What.JOINED;
    }
    TicketNow now = ticket.get();
    if (!now.isOwnedBy(order.from()) || !now.tier().equals(order.tier())) {
      return What.ELSEWHERE;
    }
    if (!facts.owner()) {
      return What.OWNER_LEFT;
    }
    if (!facts.tierPeople().contains(order.to())) {
      return What.OWNER_OF_OTHER_TIER;
    }
    return facts.waits() ? What.PENDING : What.MOVED;
  }
}
