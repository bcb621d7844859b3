package dev.baton.bot.notify;

import dev.baton.db.Tx;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import java.util.Set;

/** A request that somebody has by mail beside Slack, and the mail that says how it ended. */
record RequestMail(Tx tx, MessageContext context) {

  /**
   * Nobody is asked by mail for what is decided, or is asked of others, by now; and who never had
   * the request by mail is not told that it ended. Every other mail is.
   */
  boolean isWorthTelling() {
    Delivery mail = context.delivery();
    if (mail.notice() instanceof Notice.Request) {
      return context.escalation().isPending() && context.escalation().wasSentTo(mail.recipient());
    }
    return !mail.roles().equals(Set.of(NoticeRole.DECIDER)) || wasSent();
  }

  private boolean wasSent() {
    return Deliveries.in(tx).allOf(context.escalation().ref()).stream()
        .filter(told -> told.notice() instanceof Notice.Request)
        .filter(told -> told.medium() == Medium.EMAIL)
        .filter(told -> told.recipient().equals(context.delivery().recipient()))
        .anyMatch(told -> told.state() == DeliveryState.SENT);
  }
}
