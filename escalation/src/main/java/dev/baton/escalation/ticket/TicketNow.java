package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.util.Map;
import java.util.Optional;

/**
 * A ticket as it stands: its owner and tier are those of its latest acceptance, or those it began
 * with.
 *
 * @param owner Slack id of the present owner; empty while nobody took it
 * @param lastSeq number of its latest escalation, 0 before the first
 * @param lastOwners who owned it last in each tier it has been in, the present one included
 */
public record TicketNow(
    TicketKey key,
    Tier tier,
    Optional<String> owner,
    int lastSeq,
    Optional<String> category,
    Optional<Priority> priority,
    Optional<String> accountTier,
    Optional<String> customer,
    Map<Tier, String> lastOwners,
    TicketDetails details) {
  public TicketNow {
    requireNonNull(key);
    requireNonNull(tier);
    requireNonNull(owner);
    requireNonNull(details);
    lastOwners = Map.copyOf(lastOwners);
  }

  /** Whether this person owns it now. */
  public boolean isOwnedBy(String member) {
    return owner.filter(member::equals).isPresent();
  }
}
