package dev.baton.escalation.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** In which order the board shows tickets: whatever is most pressing first. */
public final class BoardOrder {
  private BoardOrder() {}

  /**
   * By account tier, priority, next deadline, then the oldest.
   *
   * @param accountTiers the highest first; one that is not among them comes after all
   */
  public static Comparator<BoardTicket> of(List<String> accountTiers) {
    return Comparator.comparingInt((BoardTicket ticket) -> rank(ticket, accountTiers))
        .thenComparing(ticket -> ticket.priority().map(Enum::ordinal).orElse(Integer.MAX_VALUE))
        .thenComparing(ticket -> ticket.due().orElse(Instant.MAX))
        .thenComparing(BoardTicket::opened)
        .thenComparing(ticket -> ticket.key().identity());
  }

  private static int rank(BoardTicket ticket, List<String> accountTiers) {
    String tier = ticket.accountTier().orElse("");
    for (int place = 0; place < accountTiers.size(); place++) {
      if (accountTiers.get(place).equalsIgnoreCase(tier)) {
        return place;
      }
    }
    return Integer.MAX_VALUE;
  }
}
