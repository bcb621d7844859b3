package dev.baton.db.log;

import static dev.baton.db.tables.baton.Tables.CRITERION_HIT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.groupConcat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import dev.baton.escalation.detect.HitOutcome;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;

/** Cells of an exported log that tell by which criteria Baton found the ticket. */
final class DetectionColumns {
  private DetectionColumns() {}

  /** Those because of which it was filed, or got information: {@code NUMBER@VERSION} each. */
  static Field<String> criteria() {
    return named(ofRequest());
  }

  /** When the first of them held. */
  static Field<String> dueAt() {
    return first(CRITERION_HIT.DUE_AT);
  }

  /** When Baton found that. */
  static Field<String> foundAt() {
    return first(CRITERION_HIT.FOUND_AT);
  }

  /** Those that only watch, and held for the ticket when the request was filed. */
  static Field<String> inWatch() {
    return named(
        ofTicket()
            .and(CRITERION_HIT.OUTCOME.eq(HitOutcome.WATCHED.code()))
            .and(CRITERION_HIT.DUE_AT.le(ESCALATION.REQUESTED_AT)));
  }

  private static Field<String> named(Condition which) {
    return field(
        select(
                groupConcat(
                        concat(
                            LogColumns.text(CRITERION_HIT.NUMBER),
                            inline("@"),
                            LogColumns.text(CRITERION_HIT.VERSION)))
                    .orderBy(CRITERION_HIT.VERSION, CRITERION_HIT.NUMBER, CRITERION_HIT.SCOPE)
                    .separator("|"))
            .from(CRITERION_HIT)
            .where(which));
  }

  private static Field<String> first(TableField<?, Instant> at) {
    return LogColumns.utc(field(select(min(at)).from(CRITERION_HIT).where(ofRequest())));
  }

  private static Condition ofRequest() {
    return ofTicket().and(CRITERION_HIT.SEQ.eq(ESCALATION.SEQ));
  }

  private static Condition ofTicket() {
    return CRITERION_HIT
        .ORG_ID
        .eq(ESCALATION.ORG_ID)
        .and(CRITERION_HIT.TICKET_KEY.eq(ESCALATION.TICKET_KEY));
  }
}
