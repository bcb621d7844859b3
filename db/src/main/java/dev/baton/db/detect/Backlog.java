package dev.baton.db.detect;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.CRITERION_HIT;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.escalation.detect.HitOutcome;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;

/**
 * What criteria would have found in tickets that a file told of: only counted, never asked for.
 *
 * @param counts by account tier and priority, the most urgent first
 * @param worst the few that a manager should look at first
 */
public record Backlog(List<Count> counts, List<Worst> worst) {
  /** Tells the managers; its id is the instant of the file. */
  public static final Job TELL = new Job("detection-backlog");

  private static final int MOST = 10;
  private static final String UNKNOWN = "";

  public Backlog {
    counts = List.copyOf(counts);
    worst = List.copyOf(worst);
  }

  /**
   * How many tickets.
   *
   * @param accountTier blank where it is unknown; so the priority
   */
  public record Count(String accountTier, String priority, int tickets) {}

  /**
   * One ticket.
   *
   * @param shown its key as people write it
   * @param since when the first criterion held
   */
  public record Worst(String shown, String customer, String priority, Instant since) {}

  /** What was found at that instant. */
  public static Backlog of(Tx tx, Instant at) {
    Condition found =
        CRITERION_HIT
            .ORG_ID
            .eq(tx.orgId())
            .and(CRITERION_HIT.OUTCOME.eq(HitOutcome.BACKLOG.code()))
            .and(CRITERION_HIT.FOUND_AT.eq(at))
            .and(TICKET_NOW.ORG_ID.eq(CRITERION_HIT.ORG_ID))
            .and(TICKET_NOW.TICKET_KEY.eq(CRITERION_HIT.TICKET_KEY));
    var tier = coalesce(TICKET_NOW.ACCOUNT_TIER, inline(UNKNOWN));
    var priority = coalesce(TICKET_NOW.PRIORITY, inline(UNKNOWN));
    List<Count> counts =
        tx.dsl()
            .select(tier, priority, countDistinct(CRITERION_HIT.TICKET_KEY))
            .from(CRITERION_HIT, TICKET_NOW)
            .where(found)
            .groupBy(tier, priority)
            .orderBy(field(priority.eq(inline(UNKNOWN))), priority, tier)
            .fetch(row -> new Count(row.value1(), row.value2(), row.value3()));
    List<Worst> worst =
        tx.dsl()
            .select(
                TICKET_NOW.SHOWN_KEY,
                coalesce(TICKET_NOW.CUSTOMER, inline(UNKNOWN)),
                priority,
                min(CRITERION_HIT.DUE_AT))
            .from(CRITERION_HIT)
            .join(TICKET_NOW)
            .on(TICKET_NOW.ORG_ID.eq(CRITERION_HIT.ORG_ID))
            .leftJoin(ACCOUNT)
            .on(ACCOUNT.ORG_ID.eq(TICKET_NOW.ORG_ID), ACCOUNT.ACCOUNT_ID.eq(TICKET_NOW.ACCOUNT_ID))
            .where(found)
            .groupBy(
                TICKET_NOW.SHOWN_KEY,
                TICKET_NOW.CUSTOMER,
                TICKET_NOW.PRIORITY,
                ACCOUNT.CONTRACT_VALUE_MINOR)
            .orderBy(
                TICKET_NOW.PRIORITY.asc().nullsLast(),
                ACCOUNT.CONTRACT_VALUE_MINOR.desc().nullsLast(),
                min(CRITERION_HIT.DUE_AT))
            .limit(MOST)
            .fetch(row -> new Worst(row.value1(), row.value2(), row.value3(), row.value4()));
    return new Backlog(counts, worst);
  }
}
