package dev.baton.bot.notify;

import dev.baton.bot.escalate.ChecklistText;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/** An approved escalation as plain text, for the new owner to paste into the help desk. */
final class HandoffNote {
  private HandoffNote() {}

  static String of(MessageContext story) {
    Escalation escalation = story.escalation();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s handed on from %s to %s (%s)"
            .formatted(
                escalation.label(), escalation.from(), escalation.to(), escalation.priority()));
    lines.add(
        "Asked by %s, %s"
            .formatted(name(story, escalation.requester()), at(story, escalation.requestedAt())));
    escalation.settlement().ifPresent(_ -> lines.add(story.plainlySettled()));
    escalation.customer().ifPresent(customer -> lines.add("Customer: " + customer));
    lines.add("");
    lines.add("Reason:");
    lines.add(escalation.reason());
    lines.add("");
    lines.add("Steps tried:");
    StepsText.lines(escalation.stepsTried()).forEach(step -> lines.add("- " + step));
    lines.addAll(new ChecklistText(story.words()).lines(escalation.checklist()));
    for (AddedInformation added : escalation.information()) {
      lines.add("");
      lines.add("Added by %s:".formatted(name(story, added.author())));
      lines.add(added.text());
    }
    return String.join("\n", lines);
  }

  private static String name(MessageContext story, String member) {
    return story.people().nameOf(member);
  }

  private static String at(MessageContext story, java.time.Instant at) {
    return Mrkdwn.plainTime(at, story.zone());
  }
}
