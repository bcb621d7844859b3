package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a resent escalation says that the bounced one did not. */
final class ChangedSince {
  private ChangedSince() {}

  /** One phrase per change, escaped; empty when it was sent again as it was. */
  static List<String> phrases(Escalation earlier, Escalation now) {
    List<String> changes = new ArrayList<>();
    text("the reason", earlier.reason(), now.reason()).ifPresent(changes::add);
    text("the steps tried", earlier.stepsTried(), now.stepsTried()).ifPresent(changes::add);
    fact("priority", earlier.priority().name(), now.priority().name()).ifPresent(changes::add);
    fact("next tier", earlier.to().name(), now.to().name()).ifPresent(changes::add);
    fact("category", earlier.category().orElse("Other"), now.category().orElse("Other"))
        .ifPresent(changes::add);
    fact("customer", earlier.customer().orElse("none"), now.customer().orElse("none"))
        .ifPresent(changes::add);
    if (!earlier.checklist().equals(now.checklist())) {
      changes.add("the checklist was answered anew");
    }
    return changes;
  }

  private static Optional<String> text(String what, String before, String after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    return Optional.of(
        after.startsWith(before)
            ? what + " was added to: “" + added(before, after) + "”"
            : what + " was rewritten");
  }

  private static String added(String before, String after) {
    return Mrkdwn.cut(Mrkdwn.escape(after.substring(before.length()).strip()), 300);
  }

  private static Optional<String> fact(String what, String before, String after) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(
            "%s %s instead of %s"
                .formatted(
                    what,
                    Mrkdwn.cut(Mrkdwn.escape(after), 150),
                    Mrkdwn.cut(Mrkdwn.escape(before), 150)));
  }
}
