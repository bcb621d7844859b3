package dev.baton.bot.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.db.Tx;
import dev.baton.db.escalate.WorkLists;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one person owns in a tier, as a lead of that tier may move it on.
 *
 * @param tickets newest first
 * @param elsewhere other tiers of the same lead in which they own tickets too
 * @param cut whether they own more than are looked at in one go
 */
record MovableTickets(
    String owner, Tier tier, List<OwnedTicket> tickets, Set<Tier> elsewhere, boolean cut) {
  /** How many tickets of one person are looked at and moved in one go. */
  static final int MOST = 2000;

  MovableTickets {
    requireNonNull(owner);
    requireNonNull(tier);
    tickets = List.copyOf(tickets);
    elsewhere = Set.copyOf(elsewhere);
  }

  /** By tier, in the order of their newest ticket; none where they own nothing there. */
  static List<MovableTickets> of(Tx tx, String owner, Set<Tier> led, Instant now) {
    Slice<OwnedTicket> owned = WorkLists.of(tx, owner, now).owned(0, MOST);
    boolean cut = owned.total() > owned.items().size();
    Set<Tier> tiers =
        owned.items().stream()
            .map(OwnedTicket::tier)
            .filter(led::contains)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return tiers.stream().map(tier -> in(owned, owner, tier, tiers, cut)).toList();
  }

  private static MovableTickets in(
      Slice<OwnedTicket> owned, String owner, Tier tier, Set<Tier> tiers, boolean cut) {
    Set<Tier> others = new LinkedHashSet<>(tiers);
    others.remove(tier);
    return new MovableTickets(
        owner,
        tier,
        owned.items().stream().filter(ticket -> ticket.tier().equals(tier)).toList(),
        others,
        cut);
  }

  /** Those for which a request waits, and which stay as long as it does. */
  List<OwnedTicket> waiting() {
    return tickets.stream().filter(ticket -> ticket.asked().isPresent()).toList();
  }

  /** Those that can move. */
  List<OwnedTicket> free() {
    return tickets.stream().filter(ticket -> ticket.asked().isEmpty()).toList();
  }
}
