package dev.baton.bot.sla;

import dev.baton.db.Work;
import dev.baton.db.clock.Clocks;
import dev.baton.escalation.sla.TicketNews;
import java.util.List;

/**
 * Hands what came to hold of a ticket to everybody who follows tickets, right after the commit in
 * which it came to hold. Work that fails is done again, so whoever follows must bear to be told
 * twice.
 */
public final class TicketNewsJob {
  private final List<Follower> followers;

  /** Somebody who does something when tickets change. */
  public interface Follower {
    /**
     * @param news as it held at its moment; what holds now is for the follower to look up
     */
    void follow(String orgId, TicketNews news);
  }

  public TicketNewsJob(List<Follower> followers) {
    this.followers = List.copyOf(followers);
  }

  /** Does {@link Clocks#NEWS}. */
  public void take(Work work) {
    TicketNews news = TicketNews.of(work.id());
    followers.forEach(follower -> follower.follow(work.orgId(), news));
  }
}
