package dev.baton.db.detect;

import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.count;

import dev.baton.db.Tx;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRule.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;

/**
 * Tickets that are open for long, not waiting for their customer, and of a priority that no
 * criterion asks for: they are listed, not asked for.
 *
 * @param after how long that is
 * @param byPriority how many of each
 * @param oldest a few by their key
 * @param anyNew whether one of them became so since the last time
 */
public record LongOpen(
    Duration after, Map<Priority, Integer> byPriority, List<String> oldest, boolean anyNew) {
  private static final Duration USUAL = Duration.ofDays(2);
  private static final int MOST_NAMED = 5;

  public LongOpen {
    byPriority = Map.copyOf(byPriority);
    oldest = List.copyOf(oldest);
  }

  /** How many there are. */
  public int total() {
    return byPriority.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Those of this transaction's workspace.
   *
   * @param last when they were listed before
   */
  public static LongOpen of(Tx tx, Instant last, Instant now) {
    List<DetectionRule> open =
        Criteria.in(tx).live().rules().stream().filter(rule -> rule.when() == When.OPEN).toList();
    Duration after =
        open.stream().map(DetectionRule::after).min(Comparator.naturalOrder()).orElse(USUAL);
    Set<Priority> unasked = EnumSet.of(Priority.P3, Priority.P4);
    open.forEach(rule ->
        unasked.removeIf(each -> rule.priorities().isEmpty() || rule.priorities().contains(each)));
    Condition waits =
        TICKET
            .ORG_ID
            .eq(tx.orgId())
            .and("status not in ('resolved', 'closed')")
            .and(TICKET.STATUS.ne(TicketStatus.WAITING.code()))
            .and(TICKET.PRIORITY.in(unasked.stream().map(Priority::name).toList()))
            .and(TICKET.EXEMPT_BECAUSE.isNull())
            .and(TICKET.OPENED_AT.le(now.minus(after)));
    Map<Priority, Integer> byPriority = new EnumMap<>(Priority.class);
    tx.dsl()
        .select(TICKET.PRIORITY, count())
        .from(TICKET)
        .where(waits)
        .groupBy(TICKET.PRIORITY)
        .forEach(row -> byPriority.put(Priority.valueOf(row.value1()), row.value2()));
    return new LongOpen(
        after,
        byPriority,
        byPriority.isEmpty() ? List.of() : oldest(tx, waits),
        tx.dsl().fetchExists(TICKET, waits.and(TICKET.OPENED_AT.gt(last.minus(after)))));
  }

  private static List<String> oldest(Tx tx, Condition waits) {
    return tx.dsl()
        .select(TICKET.SHOWN_KEY)
        .from(TICKET)
        .where(waits)
        .orderBy(TICKET.OPENED_AT, TICKET.TICKET_KEY)
        .limit(MOST_NAMED)
        .fetch(TICKET.SHOWN_KEY);
  }
}
