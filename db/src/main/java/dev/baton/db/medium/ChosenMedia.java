package dev.baton.db.medium;

import dev.baton.db.Tx;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.util.ArrayList;
import java.util.List;

/**
 * By which media a person has beside Slack what they are to see soon: alerts, requests to decide,
 * and time that ran out.
 */
public final class ChosenMedia {
  private final Tx tx;

  private ChosenMedia(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static ChosenMedia in(Tx tx) {
    return new ChosenMedia(tx);
  }

  /** The same message by the media that its reader chose; none for what may wait. */
  public List<PlannedDelivery> beside(PlannedDelivery planned) {
    if (planned.medium() != Medium.SLACK
        || planned.roles().contains(NoticeRole.CHANNEL)
        || !(isAlert(planned.notice()) || isToDecide(planned))) {
      return List.of();
    }
    List<PlannedDelivery> beside = new ArrayList<>();
    String reader = planned.recipient();
    // Requests by mail are a choice of their own.
    if (isAlert(planned.notice()) && AlertMails.in(tx).wants(reader)) {
      beside.add(by(Medium.EMAIL, planned));
    }
    if (TelegramLinks.in(tx).of(reader).isPresent()) {
      beside.add(by(Medium.TELEGRAM, planned));
    }
    if (AlertWebhooks.in(tx).of(reader).isPresent()) {
      beside.add(by(Medium.WEBHOOK, planned));
    }
    return beside;
  }

  private static boolean isAlert(Notice notice) {
    return notice instanceof Notice.Alert
        || notice instanceof Notice.AlertsCollected
        || notice instanceof Notice.AccountDay
        || notice instanceof Notice.FollowUp;
  }

  private static boolean isToDecide(PlannedDelivery planned) {
    return planned.notice() instanceof Notice.Request
        || (planned.notice() instanceof Notice.ClockMark
            && planned.roles().contains(NoticeRole.DECIDER));
  }

  private static PlannedDelivery by(Medium medium, PlannedDelivery planned) {
    return new PlannedDelivery(planned.notice(), medium, planned.recipient(), planned.roles());
  }
}
