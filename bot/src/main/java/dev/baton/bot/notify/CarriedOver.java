package dev.baton.bot.notify;

import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Escalation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What an escalation takes over from those it replaced: their reasons, steps and added information,
 * without what it says itself.
 */
final class CarriedOver {
  private CarriedOver() {}

  /** In the order it was written; empty when nothing was replaced. */
  static List<Passage> into(MessageContext context, Saying saying, Function<String, ?> who) {
    List<Passage> passages = new ArrayList<>();
    for (Escalation replaced : context.lineage().replaced().reversed()) {
      passages.addAll(of(replaced, context.escalation(), saying, who));
    }
    return passages;
  }

  private static List<Passage> of(
      Escalation replaced, Escalation now, Saying saying, Function<String, ?> who) {
    List<Passage> passages = new ArrayList<>();
    String number = "#" + replaced.seq();
    Object asker = who.apply(replaced.requester());
    if (!replaced.reason().equals(now.reason())) {
      passages.add(
          new Passage(
              saying.say(NotifyPhrase.CARRIED_REASON, "earlier", number, "who", asker),
              replaced.reason(),
              false));
    }
    if (!replaced.stepsTried().equals(now.stepsTried())) {
      passages.add(
          new Passage(
              saying.say(
                  NotifyPhrase.CARRIED_STEPS,
                  "tried",
                  replaced.nothingTried().isEmpty(),
                  "earlier",
                  number,
                  "who",
                  asker),
              replaced.stepsTried(),
              true));
    }
    for (AddedInformation added : replaced.information()) {
      passages.add(
          new Passage(
              saying.say(
                  NotifyPhrase.CARRIED_INFORMATION,
                  "earlier",
                  number,
                  "who",
                  Objects.requireNonNull(who.apply(added.author()))),
              added.text(),
              false));
    }
    passages.addAll(QuestionText.of(replaced, saying, who));
    return passages;
  }
}
