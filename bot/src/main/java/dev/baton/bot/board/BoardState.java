package dev.baton.bot.board;

import static java.util.Objects.requireNonNull;

import dev.baton.db.Tenants;
import dev.baton.db.board.BoardTickets;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.web.SecretWord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tickets of each workspace's board as they were a few seconds ago at most, so that any number
 * of people who look cost one reading.
 */
final class BoardState {
  /** With what a page waits between two askings, less than the ten seconds that are promised. */
  static final Duration FRESH = Duration.ofSeconds(3);

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private final Tenants tenants;
  private final InstantSource clock;
  private final Map<String, Kept> known = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> reading = new ConcurrentHashMap<>();

  BoardState(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * What was read.
   *
   * @param accountTiers the highest first; empty where nobody said
   * @param digest another one whenever anything of it is another, lateness included
   */
  record Kept(List<BoardTicket> tickets, List<String> accountTiers, String digest, Instant readAt) {
    Kept {
      tickets = List.copyOf(tickets);
      accountTiers = List.copyOf(accountTiers);
      requireNonNull(digest);
      requireNonNull(readAt);
    }
  }

  /** Of that workspace; one reads while others who ask at the same time wait for it. */
  Kept of(String orgId) {
    return fresh(orgId).orElseGet(() -> inTurn(orgId));
  }

  private Kept inTurn(String orgId) {
    ReentrantLock turn = reading.computeIfAbsent(orgId, _ -> new ReentrantLock());
    turn.lock();
    try {
      return fresh(orgId).orElseGet(() -> read(orgId));
    } finally {
      turn.unlock();
    }
  }

  /** Something of it was changed here: the next who asks sees it. */
  void forget(String orgId) {
    known.remove(orgId);
  }

  private Optional<Kept> fresh(String orgId) {
    Instant now = clock.instant();
    return Optional.ofNullable(known.get(orgId))
        .filter(kept -> !kept.readAt().isAfter(now) && kept.readAt().plus(FRESH).isAfter(now));
  }

  private Kept read(String orgId) {
    Instant now = clock.instant();
    Kept kept =
        tenants.inTransaction(
            orgId,
            tx -> {
              List<BoardTicket> tickets = BoardTickets.in(tx).all(now);
              List<String> ranked = SetupInterviews.in(tx).accountTiers();
              return new Kept(tickets, ranked, digest(tickets, ranked, now), now);
            });
    known.values().removeIf(old -> old.readAt().plus(FORGOTTEN_AFTER).isBefore(now));
    known.put(orgId, kept);
    return kept;
  }

  private static String digest(List<BoardTicket> tickets, List<String> ranked, Instant now) {
    StringBuilder all = new StringBuilder(ranked.toString());
    tickets.forEach(ticket -> all.append(ticket).append(ticket.isLate(now)).append('\n'));
    return new SecretWord(all.toString()).digest();
  }
}
