package dev.baton.bot.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must come of the handoffs, computed from the two files alone and sharing no code with the
 * product: tiers by lookup, owners by counting.
 */
final class Expected {
  private static final Duration WINDOW = Duration.ofDays(7);

  private final List<String[]> routes;
  private final Map<String, Ticket> tickets = new HashMap<>();

  /** A handoff that is allowed: who files, who decides, who owns it then. */
  record Move(String ticket, String from, String to, String requester, String lead, String owner) {}

  static final class Ticket {
    String tier = "T1";
    String owner = "";
    int seq;
    Instant acceptedAt = Instant.MIN;
    final Map<String, String> lastOwner = new HashMap<>();
  }

  Expected(List<String> matrixLines) {
    this.routes = matrixLines.stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  Ticket ticket(String key, String firstOwner) {
    return tickets.computeIfAbsent(
        key,
        absent -> {
          Ticket ticket = new Ticket();
          ticket.owner = firstOwner;
          ticket.lastOwner.put("T1", firstOwner);
          return ticket;
        });
  }

  Map<String, Ticket> tickets() {
    return tickets;
  }

  /**
   * The route the ticket would take; empty when the matrix does not offer that tier from where it
   * is.
   */
  Optional<Move> move(String key, Ticket ticket, String category, String to, Instant now) {
    return routes.stream()
        .filter(r -> r[0].equals(ticket.tier) && r[1].equals(to))
        .filter(r -> r[2].isEmpty() || r[2].equals(category))
        .findFirst()
        .flatMap(r ->
            owner(r, ticket, now)
                .map(owner -> new Move(key, ticket.tier, to, ticket.owner, r[10], owner)));
  }

  void accept(Move move, Instant now) {
    Ticket ticket = ticket(move.ticket(), move.requester());
    ticket.tier = move.to();
    ticket.owner = move.owner();
    ticket.acceptedAt = now;
    ticket.lastOwner.put(move.to(), move.owner());
  }

  private Optional<String> owner(String[] route, Ticket ticket, Instant now) {
    if (route[7].isEmpty()) {
      return Optional.ofNullable(ticket.lastOwner.get(route[1]));
    }
    List<String> able = new ArrayList<>(Arrays.asList(route[7].split("\\|")));
    able.remove(ticket.owner);
    if (able.isEmpty()) {
      return Optional.of(route[9]).filter(b -> !b.isEmpty() && !b.equals(ticket.owner));
    }
    return route[8].equals("least")
        ? able.stream().reduce((a, b) -> load(b, now) < load(a, now) ? b : a)
        : Optional.of(able.getFirst());
  }

  private long load(String person, Instant now) {
    return tickets.values().stream()
        .filter(t -> t.owner.equals(person) && !t.acceptedAt.isBefore(now.minus(WINDOW)))
        .count();
  }
}
