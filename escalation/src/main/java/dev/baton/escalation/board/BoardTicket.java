package dev.baton.escalation.board;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A ticket as the board shows it.
 *
 * @param owner Slack id; empty while nobody took it
 * @param opened when the customer opened it, or when Baton first heard of it
 * @param pending the number of the request that waits; empty when none does
 * @param asker who asked for that request
 * @param due the next deadline that runs; empty when none does
 * @param linked whether a help desk says how it stands, so that it is changed there
 */
public record BoardTicket(
    TicketKey key,
    Optional<String> title,
    TicketStatus status,
    Tier tier,
    Optional<String> owner,
    Optional<Priority> priority,
    Optional<String> accountTier,
    Optional<String> customer,
    Instant opened,
    Optional<Integer> pending,
    Optional<String> asker,
    Optional<Instant> due,
    boolean linked) {
  public BoardTicket {
    requireNonNull(key);
    requireNonNull(title);
    requireNonNull(status);
    requireNonNull(tier);
    requireNonNull(owner);
    requireNonNull(priority);
    requireNonNull(accountTier);
    requireNonNull(customer);
    requireNonNull(opened);
    requireNonNull(pending);
    requireNonNull(asker);
    requireNonNull(due);
  }

  /**
   * Whether it is handed on, or about to be.
   *
   * @param entry the tiers in which tickets begin; with none known, no tier is above them
   */
  public boolean isEscalated(Collection<Tier> entry) {
    return pending.isPresent() || (!entry.isEmpty() && owner.isPresent() && !entry.contains(tier));
  }

  /** The column it stands in. */
  public Column column(Collection<Tier> entry) {
    return Column.of(status, isEscalated(entry));
  }

  public boolean isOwnedBy(String member) {
    return owner.filter(member::equals).isPresent();
  }

  /** Whether a deadline that ran is over and the ticket still open. */
  public boolean isLate(Instant now) {
    return status.isOpen() && due.filter(at -> !at.isAfter(now)).isPresent();
  }
}
