package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.report.Comparison;
import dev.baton.escalation.report.Filter;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.ReportScope;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;

/** Which requests a question is about, besides their time. */
final class RequestFilter {
  /** Who decided; who withdrew, replaced or closed a request decided nothing. */
  static final Field<String> LEAD =
      when(
          ESCALATION.STATE.in(
              inline(EscalationState.APPROVED.code()), inline(EscalationState.BOUNCED.code())),
          ESCALATION.DECIDED_BY);

  private RequestFilter() {}

  /** What of that time counts, that the question means and its reader may see. */
  static Condition counted(Asked asked, Period period) {
    return ESCALATION
        .ORG_ID
        .eq(asked.tx().orgId())
        .and(ESCALATION.REQUESTED_AT.ge(period.from()))
        .and(ESCALATION.REQUESTED_AT.lt(period.until()))
        .and(RequestCounts.counts(asked.tx()))
        .and(of(asked.question(), asked.scope()));
  }

  static Condition of(Question question, ReportScope scope) {
    Condition all = seenBy(scope);
    for (Filter filter : question.filters()) {
      all = all.and(of(filter));
    }
    return all;
  }

  /** A request belongs to the tier that was asked and to who asked. */
  private static Condition seenBy(ReportScope scope) {
    return switch (scope) {
      case ReportScope.Everything _ -> noCondition();
      case ReportScope.Tiers(var tiers, _) -> ESCALATION.TO_TIER.in(tiers);
      case ReportScope.Own(var reader) -> ESCALATION.REQUESTER.eq(reader);
    };
  }

  private static Condition of(Filter filter) {
    return switch (filter.field()) {
      case TIER -> matches(ESCALATION.TO_TIER, filter);
      case FROM_TIER -> matches(ESCALATION.FROM_TIER, filter);
      case ACCOUNT -> matches(ESCALATION.CUSTOMER, filter);
      case ACCOUNT_TIER -> matches(ESCALATION.ACCOUNT_TIER, filter);
      case PRIORITY -> matches(ESCALATION.PRIORITY, filter);
      case CATEGORY -> matches(ESCALATION.CATEGORY, filter);
      case STATE -> matches(ESCALATION.STATE, filter);
      case LEAD -> matches(LEAD, filter);
      case OWNER -> matches(ESCALATION.NEW_OWNER, filter);
      case KIND -> kind(filter);
      // The account's own, asked where accounts are read.
      case HEALTH, RENEWAL, VALUE -> noCondition();
      case STATUS, OPEN_FOR, FIRST_RESPONSE ->
          throw new IllegalArgumentException("Requests have no " + filter.field());
    };
  }

  private static Condition kind(Filter filter) {
    List<String> codes = filter.values().stream().map(value -> value.replace('-', '_')).toList();
    return filter.op() == Comparison.NOT ? ESCALATION.KIND.notIn(codes) : ESCALATION.KIND.in(codes);
  }

  /** In any case of letters; what has no value is not any of them. */
  static Condition matches(Field<String> field, Filter filter) {
    List<String> wanted =
        filter.values().stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
    boolean ids = filter.field().isPerson();
    Condition is = ids ? field.in(filter.values()) : lower(field).in(wanted);
    return filter.op() == Comparison.NOT ? field.isNull().or(is.not()) : is;
  }
}
