package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.MEMBER;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticePlan;
import dev.baton.escalation.notify.PlannedDelivery;
import java.util.List;
import java.util.Set;

/** Requests by mail: who wants them, and who had one. */
final class RequestMails {
  private final Tx tx;

  private RequestMails(Tx tx) {
    this.tx = tx;
  }

  static RequestMails in(Tx tx) {
    return new RequestMails(tx);
  }

  /** The mails beside the requests of this plan. */
  List<PlannedDelivery> of(List<PlannedDelivery> plan) {
    Set<String> asked = NoticePlan.asked(plan);
    return asked.isEmpty() ? List.of() : NoticePlan.requestMails(plan, wanting(asked));
  }

  private Set<String> wanting(Set<String> asked) {
    return tx.dsl()
        .select(MEMBER.MEMBER_ID)
        .from(MEMBER)
        .where(
            MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.in(asked), MEMBER.REQUEST_MAIL.isTrue())
        .fetchSet(MEMBER.MEMBER_ID);
  }

  /** The mails that say how an escalation ended to who had its request by mail. */
  List<PlannedDelivery> settling(
      Notice ended, List<PlannedDelivery> plan, EscalationRef escalation) {
    Set<String> mailed =
        tx.dsl()
            .select(DELIVERY.RECIPIENT)
            .from(DELIVERY)
            .where(
                DELIVERY.ORG_ID.eq(tx.orgId()),
                DELIVERY.TICKET_KEY.eq(escalation.ticket()),
                DELIVERY.SEQ.eq(escalation.seq()),
                DELIVERY.KIND.eq(NoticeCode.kind(new Notice.Request())),
                DELIVERY.MEDIUM.eq(Medium.EMAIL.code()),
                DELIVERY.STATE.in(DeliveryState.QUEUED.code(), DeliveryState.SENT.code()))
            .fetchSet(DELIVERY.RECIPIENT);
    return NoticePlan.settlingMails(ended, plan, mailed);
  }
}
