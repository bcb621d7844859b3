package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.AUDIT_CONTENT;
import static dev.baton.db.tables.baton.Tables.AUDIT_EVENT;

import com.google.gson.JsonParser;
import dev.baton.db.Tx;
import dev.baton.escalation.decide.Redirect;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.log.AuditKind;
import java.util.List;
import java.util.Optional;

/**
 * Reads how a request went from hand to hand. Only the audit log has it all: the people asked are
 * kept as they stand, and one of them may be taken off and put back.
 */
final class ReadRedirects {
  private final Tx tx;

  ReadRedirects(Tx tx) {
    this.tx = tx;
  }

  /** Oldest first. */
  List<Redirect> of(EscalationRef ref) {
    return tx.dsl()
        .select(AUDIT_EVENT.ACTOR, AUDIT_EVENT.AT, AUDIT_CONTENT.CONTENT)
        .from(AUDIT_EVENT)
        .leftJoin(AUDIT_CONTENT)
        .on(
            AUDIT_CONTENT.ORG_ID.eq(AUDIT_EVENT.ORG_ID),
            AUDIT_CONTENT.NUMBER.eq(AUDIT_EVENT.NUMBER))
        .where(
            AUDIT_EVENT.ORG_ID.eq(tx.orgId()),
            AUDIT_EVENT.TICKET_KEY.eq(ref.ticket()),
            AUDIT_EVENT.SEQ.eq(ref.seq()),
            AUDIT_EVENT.KIND.eq(AuditKind.REQUEST_REDIRECTED.code()))
        .orderBy(AUDIT_EVENT.NUMBER)
        .fetch(row ->
            new Redirect(
                row.value1(),
                Optional.ofNullable(row.value3()).map(ReadRedirects::to),
                row.value2()));
  }

  private static String to(String content) {
    return JsonParser.parseString(content).getAsJsonObject().get("to").getAsString();
  }
}
