package dev.baton.db.ticket;

import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.detect.Detections;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.sla.TicketNews;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What hangs on a change of a ticket. There are two places, and a line in one of them is all that
 * something new takes:
 *
 * <ul>
 *   <li>here, in the transaction of the change, what must commit with it: such as other clocks of
 *       the ticket, folded from the same events;
 *   <li>in {@code dev.baton.bot.sla.TicketNewsJob}, right after the commit, what may take its time:
 *       each {@link TicketNews} is handed to everybody who follows tickets, once.
 * </ul>
 */
public final class TicketConsequences {
  private final Tx tx;

  public TicketConsequences(Tx tx) {
    this.tx = tx;
  }

  /**
   * @param events everything that happened to each ticket that changed, with what was promised, by
   *     its identity
   * @param news what holds now and did not before; none where a file of before tells it
   */
  void follow(Map<String, List<TicketEvent>> events, List<TicketNews> news, Told by) {
    look(events, by);
    queue(news, by.at());
  }

  /** Of these something else is another now, such as the category, which no event tells of. */
  void changedOtherwise(Collection<String> tickets, Told by) {
    if (!tickets.isEmpty()) {
      Map<String, List<TicketEvent>> events = new HashMap<>();
      tickets.forEach(ticket -> events.put(ticket, List.of()));
      events.putAll(new KnownEvents(tx).of(tickets, by.at()));
      look(events, by);
    }
  }

  private void look(Map<String, List<TicketEvent>> events, Told by) {
    Detections.Told told = by.isImport() ? Detections.Told.BY_FILE : Detections.Told.NOW;
    Detections.in(tx, new KnownEvents(tx)).look(events, told, by.at());
  }

  /** Queues what is told of a ticket by itself, such as that it came to another tier. */
  public void tell(TicketNews news) {
    Detections.in(tx, new KnownEvents(tx)).look(news.ticket(), news.at());
    queue(List.of(news), news.at());
  }

  private void queue(List<TicketNews> news, Instant at) {
    Map<String, Instant> work = new HashMap<>();
    news.forEach(each -> work.put(each.id(), at));
    tx.enqueueAll(Clocks.NEWS, work);
  }
}
