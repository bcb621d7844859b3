package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.escalation.report.Dimension;
import dev.baton.escalation.report.Filter;
import dev.baton.escalation.report.ReportScope;
import org.jooq.Condition;
import org.jooq.Field;

/** Which tickets a question is about, besides their time; read with their accounts beside them. */
final class TicketFilter {
  /** What is known of the account comes before what somebody typed. */
  static final Field<String> ACCOUNT_TIER = coalesce(ACCOUNT.TIER, TICKET.ACCOUNT_TIER);

  static final Field<String> CUSTOMER = coalesce(ACCOUNT.NAME, TICKET.CUSTOMER);

  /** Everything in one. */
  static final Field<String> NO_GROUP = field("null::text", String.class);

  private TicketFilter() {}

  static Condition of(Asked asked) {
    Condition all = TICKET.MERGED_INTO.isNull().and(seen(asked));
    for (Filter filter : asked.question().filters()) {
      all = all.and(of(filter));
    }
    return all;
  }

  /** The account's row, to be joined from the left. */
  static Condition account(Asked asked) {
    return ACCOUNT.ORG_ID.eq(asked.tx().orgId()).and(ACCOUNT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID));
  }

  private static Condition seen(Asked asked) {
    return switch (asked.scope()) {
      case ReportScope.Everything _ -> noCondition();
      case ReportScope.Tiers(var tiers, _) -> now(asked, TICKET_NOW.TIER.in(tiers));
      case ReportScope.Own(var reader) -> now(asked, TICKET_NOW.OWNER.eq(reader));
    };
  }

  private static Condition now(Asked asked, Condition stands) {
    return TICKET.TICKET_KEY.in(
        select(TICKET_NOW.TICKET_KEY)
            .from(TICKET_NOW)
            .where(TICKET_NOW.ORG_ID.eq(asked.tx().orgId()), stands));
  }

  private static Condition of(Filter filter) {
    return switch (filter.field()) {
      case ACCOUNT -> RequestFilter.matches(CUSTOMER, filter);
      case ACCOUNT_TIER -> RequestFilter.matches(ACCOUNT_TIER, filter);
      case PRIORITY -> RequestFilter.matches(TICKET.PRIORITY, filter);
      case CATEGORY -> RequestFilter.matches(TICKET.CATEGORY, filter);
      default -> throw new IllegalArgumentException("Tickets have no " + filter.field());
    };
  }

  /** What tickets are grouped by; time is counted part by part. */
  static Field<String> group(Dimension by) {
    return switch (by) {
      case ACCOUNT_TIER -> ACCOUNT_TIER;
      case PRIORITY -> TICKET.PRIORITY;
      case CATEGORY -> TICKET.CATEGORY;
      default -> throw new IllegalArgumentException("Tickets are not grouped by " + by);
    };
  }
}
