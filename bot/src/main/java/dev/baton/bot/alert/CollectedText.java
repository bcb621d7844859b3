package dev.baton.bot.alert;

import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.notify.AlertPace;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many alerts in one message: how many, and of which tickets. */
public final class CollectedText {
  private static final int LOOKED_AT = 60;
  private static final int NAMED = 15;

  private CollectedText() {}

  /**
   * What came since then; empty where nothing of it is left to tell.
   *
   * @param delivery says who reads it, by which medium
   */
  public static Optional<AlertView> of(Tx tx, Snapshot people, Delivery delivery, Instant since) {
    AlertPace.Together together = AlertPace.in(tx).together(delivery, since, LOOKED_AT);
    if (together.count() == 0) {
      return Optional.empty();
    }
    List<String> tickets =
        together.first().stream()
            .flatMap(notice -> ticket(tx, notice).stream())
            .distinct()
            .toList();
    List<String> named = tickets.stream().limit(NAMED).toList();
    Wording words = people.wordingFor(delivery.recipient());
    String shown = String.join(", ", named);
    boolean others = tickets.size() > NAMED || together.count() > LOOKED_AT;
    return Optional.of(
        new AlertView(
            words.plain(AlertPhrase.COLLECTED_SUBJECT, "n", together.count()),
            delivery.medium() == Medium.SLACK
                ? words.say(
                    AlertPhrase.COLLECTED,
                    "n",
                    together.count(),
                    "tickets",
                    shown,
                    "others",
                    others)
                : words.plain(
                    AlertPhrase.COLLECTED,
                    "n",
                    together.count(),
                    "tickets",
                    shown,
                    "others",
                    others),
            List.of(),
            Optional.empty(),
            Map.of("event", "collected", "alerts", String.valueOf(together.count()))));
  }

  private static Optional<String> ticket(Tx tx, Notice notice) {
    Optional<String> identity =
        switch (notice) {
          case Notice.Alert alert -> Optional.of(alert.ticket());
          case Notice.Detected detected -> Optional.of(detected.ticket());
          case Notice.PromiseMark mark ->
              Clocks.in(tx).find(mark.clock()).map(clock -> clock.escalation().ticket());
          default -> Optional.empty();
        };
    return identity.flatMap(Tickets.in(tx)::find).map(ticket -> ticket.key().shown());
  }
}
