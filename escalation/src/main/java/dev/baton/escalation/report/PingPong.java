package dev.baton.escalation.report;

import java.util.List;

/**
 * Tickets that went to and fro: handed back after they had been handed on, or bounced twice or
 * more.
 *
 * @param tickets how many
 * @param worst keys as shown, the most often bounced first, a few of them
 */
public record PingPong(int tickets, List<String> worst) {
  public PingPong {
    worst = List.copyOf(worst);
  }
}
