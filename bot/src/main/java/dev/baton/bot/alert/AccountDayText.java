package dev.baton.bot.alert;

import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.alert.AccountRequests;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.report.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was asked for of somebody's customers in a day, and was not told at once: a line each. */
public final class AccountDayText {
  private static final int MOST = 20;

  private AccountDayText() {}

  /** Empty where nothing of it is left to tell. */
  public static Optional<AlertView> of(Tx tx, Snapshot people, Delivery delivery, Period day) {
    Wording words = people.wordingFor(delivery.recipient());
    boolean slack = delivery.medium() == Medium.SLACK;
    Optional<String> address =
        delivery.recipient().contains("@")
            ? Optional.of(delivery.recipient())
            : people.member(delivery.recipient()).flatMap(member -> member.email());
    List<AccountRequests.Line> requests =
        address.map(mine -> AccountRequests.in(tx).of(mine, day, MOST)).orElse(List.of());
    if (requests.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    requests.forEach(request -> lines.add(line(request, words, slack)));
    return Optional.of(
        new AlertView(
            words.plain(AlertPhrase.DAY_SUBJECT),
            say(words, slack, AlertPhrase.DAY_HEADLINE, "n", requests.size()),
            lines,
            Optional.empty(),
            Map.of("event", "account_day", "requests", String.valueOf(requests.size()))));
  }

  private static String line(AccountRequests.Line request, Wording words, boolean slack) {
    return say(
        words,
        slack,
        AlertPhrase.DAY_LINE,
        "ticket",
        request.ticket(),
        "seq",
        String.valueOf(request.seq()),
        "account",
        request.account(),
        "priority",
        request.priority(),
        "from",
        request.from(),
        "to",
        request.to(),
        "state",
        request.state());
  }

  private static String say(Wording words, boolean slack, AlertPhrase phrase, Object... arguments) {
    return slack ? words.say(phrase, arguments) : words.plain(phrase, arguments);
  }
}
