package dev.baton.bot.notify;

import dev.baton.bot.escalate.ChecklistText;
import dev.baton.bot.escalate.NothingTriedText;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Escalation;
import java.util.ArrayList;
import java.util.List;

/** An approved escalation as plain text, for the new owner to paste into the help desk. */
final class HandoffNote {
  private HandoffNote() {}

  static String of(MessageContext context) {
    Escalation escalation = context.escalation();
    Wording words = context.words();
    List<String> lines = new ArrayList<>();
    lines.add(
        words.say(
            NotifyPhrase.NOTE_TITLE,
            "back",
            context.isHandBack(),
            "ticket",
            escalation.label(),
            "from",
            escalation.from().name(),
            "to",
            escalation.to().name(),
            "priority",
            escalation.priority().name()));
    lines.add(
        words.say(
            NotifyPhrase.NOTE_ASKED,
            "who",
            context.people().nameOf(escalation.requester()),
            "at",
            escalation.requestedAt()));
    escalation.settlement().ifPresent(_ -> lines.add(context.plainlySettled()));
    escalation
        .customer()
        .ifPresent(
            customer -> lines.add(words.say(NotifyPhrase.NOTE_CUSTOMER, "customer", customer)));
    lines.add("");
    lines.add(words.say(NotifyPhrase.NOTE_REASON));
    lines.add(escalation.reason());
    lines.add("");
    lines.add(
        escalation
            .nothingTried()
            .map(cause ->
                words.say(
                    NotifyPhrase.NOTE_CARRIED,
                    "heading",
                    new NothingTriedText(words).heading(cause)))
            .orElseGet(() -> words.say(NotifyPhrase.NOTE_STEPS)));
    lines.addAll(StepsText.dashed(escalation.stepsTried()));
    lines.addAll(new ChecklistText(words).lines(escalation.checklist()));
    new FileText(words).names(escalation, false).ifPresent(lines::add);
    for (AddedInformation added : escalation.information()) {
      lines.add("");
      lines.add(words.say(NotifyPhrase.NOTE_ADDED, "who", context.people().nameOf(added.author())));
      lines.add(added.text());
    }
    List<Passage> passages =
        new ArrayList<>(QuestionText.of(escalation, words::plain, context.people()::nameOf));
    passages.addAll(CarriedOver.into(context, words::plain, context.people()::nameOf));
    for (Passage passage : passages) {
      lines.add("");
      lines.add(words.say(NotifyPhrase.NOTE_CARRIED, "heading", passage.heading()));
      lines.addAll(passage.steps() ? StepsText.dashed(passage.text()) : List.of(passage.text()));
    }
    return String.join("\n", lines);
  }
}
