package dev.baton.bot.notify;

import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
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
    escalation.settlement().ifPresent(settlement -> lines.add(decided(story, settlement)));
    escalation.customer().ifPresent(customer -> lines.add("Customer: " + customer));
    lines.add("");
    lines.add("Reason:");
    lines.add(escalation.reason());
    lines.add("");
    lines.add("Steps tried:");
    StepsText.lines(escalation.stepsTried()).forEach(step -> lines.add("- " + step));
    lines.addAll(checklist(escalation));
    for (AddedInformation added : escalation.information()) {
      lines.add("");
      lines.add("Added by %s:".formatted(name(story, added.author())));
      lines.add(added.text());
    }
    return String.join("\n", lines);
  }

  private static String decided(MessageContext story, Settlement settlement) {
    String by =
        "Decided by %s, %s".formatted(name(story, settlement.by()), at(story, settlement.at()));
    return settlement instanceof Settlement.Approved(_, _, boolean override, var newOwner)
        ? by + story.plainOverride(override) + "; new owner " + name(story, newOwner)
        : by;
  }

  /** A line for each item: ticked or not, and why not. */
  static List<String> checklist(Escalation escalation) {
    return escalation.checklist().stream().map(HandoffNote::item).toList();
  }

  private static String item(ChecklistAnswer answer) {
    return (answer.ticked() ? "[x] " : "[ ] ")
        + answer.item()
        + answer.explanation().map(why -> ": " + why).orElse("");
  }

  private static String name(MessageContext story, String member) {
    return story.people().nameOf(member);
  }

  private static String at(MessageContext story, java.time.Instant at) {
    return Mrkdwn.plainTime(at, story.zone());
  }
}
