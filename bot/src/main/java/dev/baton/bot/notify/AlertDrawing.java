package dev.baton.bot.notify;

import dev.baton.bot.alert.AccountDayText;
import dev.baton.bot.alert.AlertText;
import dev.baton.bot.alert.AlertView;
import dev.baton.bot.alert.CollectedText;
import dev.baton.bot.alert.FollowUpText;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Notice;
import java.time.Instant;
import java.util.Optional;

/** What goes by the media beside Slack, drawn from what holds when it is sent. */
final class AlertDrawing {
  private AlertDrawing() {}

  /** Empty when what it was to tell of is over. */
  static Optional<AlertView> of(Tx tx, Snapshot people, Delivery delivery, Instant now) {
    AlertText text = new AlertText(tx, people, now, delivery);
    return switch (delivery.notice()) {
      case Notice.Alert alert -> text.of(alert);
      case Notice.AccountDay(var day) -> AccountDayText.of(tx, people, delivery, day);
      case Notice.AlertsCollected(var since) -> CollectedText.of(tx, people, delivery, since);
      case Notice.FollowUp followUp -> FollowUpText.view(tx, people, delivery, followUp);
      case Notice.Request _, Notice.ClockMark _ -> text.toDecide();
      default -> Optional.empty();
    };
  }

  /** The ticket in its help desk, else where the message stands in Slack. */
  static String link(Tx tx, Delivery delivery, AlertView view) {
    return view.address()
        .orElseGet(() -> "https://app.slack.com/client/" + tx.orgId() + conversation(tx, delivery));
  }

  private static String conversation(Tx tx, Delivery delivery) {
    return Deliveries.in(tx).conversationWith(delivery.recipient()).map(id -> "/" + id).orElse("");
  }
}
