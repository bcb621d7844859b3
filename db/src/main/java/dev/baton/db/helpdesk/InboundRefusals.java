package dev.baton.db.helpdesk;

import static dev.baton.db.tables.baton.Tables.INBOUND_REFUSAL;

import dev.baton.db.Tx;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** How often programs were refused, by hour and reason; each first time of an hour is told. */
public final class InboundRefusals {
  private final Tx tx;

  private InboundRefusals(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static InboundRefusals in(Tx tx) {
    return new InboundRefusals(tx);
  }

  /** Counts one; admins hear of the first of each hour and reason. */
  public void note(UUID connection, InboundReason why, Instant at) {
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    if (count(connection, why, hour, at) == 1 && !why.isOurDoing()) {
      tell(new Notice.InboundRefused(connection, why, hour), at);
    }
  }

  private long count(UUID connection, InboundReason why, Instant hour, Instant at) {
    return tx.dsl()
        .insertInto(INBOUND_REFUSAL)
        .set(INBOUND_REFUSAL.ORG_ID, tx.orgId())
        .set(INBOUND_REFUSAL.CONNECTION_ID, connection)
        .set(INBOUND_REFUSAL.HOUR, hour)
        .set(INBOUND_REFUSAL.REASON, why.code())
        .set(INBOUND_REFUSAL.COUNT, 1L)
        .set(INBOUND_REFUSAL.LAST_AT, at)
        .onConflict(
            INBOUND_REFUSAL.ORG_ID,
            INBOUND_REFUSAL.CONNECTION_ID,
            INBOUND_REFUSAL.HOUR,
            INBOUND_REFUSAL.REASON)
        .doUpdate()
        .set(INBOUND_REFUSAL.COUNT, INBOUND_REFUSAL.COUNT.plus(1))
        .set(INBOUND_REFUSAL.LAST_AT, at)
        .returningResult(INBOUND_REFUSAL.COUNT)
        .fetchSingle()
        .value1();
  }

  private void tell(Notice refused, Instant at) {
    Roles.in(tx)
        .admins()
        .forEach(admin ->
            DeliveryQueue.in(tx)
                .queue(
                    new PlannedDelivery(refused, Medium.SLACK, admin, Set.of(NoticeRole.MANAGER)),
                    at));
  }
}
