package dev.baton.bot.leaver;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.member.TierDuties;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Says who left, and what waits for somebody else because of it. */
public final class LeaverText {
  private LeaverText() {}

  /** One sentence, in Slack's format. */
  public static String of(Leaver leaver, Wording words) {
    List<String> holds = holds(leaver, words);
    return words.say(
        LeaverPhrase.HOLDS,
        "who",
        Arg.person(leaver.member()),
        "guest",
        leaver.guest(),
        "something",
        !holds.isEmpty(),
        "what",
        Arg.everyOf(holds.stream().map(Arg::mrkdwn).toList()));
  }

  private static List<String> holds(Leaver leaver, Wording words) {
    List<String> holds = new ArrayList<>();
    if (leaver.tickets() > 0) {
      holds.add(words.say(LeaverPhrase.TICKETS, "n", leaver.tickets()));
    }
    List<String> alone =
        leaver.duties().stream()
            .filter(TierDuties::onlyLead)
            .map(duty -> duty.tier().name())
            .toList();
    if (!alone.isEmpty()) {
      holds.add(words.say(LeaverPhrase.ONLY_LEAD, "tiers", Arg.everyOf(alone)));
    }
    add(holds, leaver, LeaverPhrase.LEADS, duty -> duty.onlyLead() ? 0 : duty.leads(), words);
    add(holds, leaver, LeaverPhrase.OWNS, TierDuties::owns, words);
    add(holds, leaver, LeaverPhrase.BACKS, TierDuties::backs, words);
    return holds;
  }

  private static void add(
      List<String> holds,
      Leaver leaver,
      LeaverPhrase phrase,
      ToIntFunction<TierDuties> count,
      Wording words) {
    int routes = leaver.duties().stream().mapToInt(count).sum();
    if (routes > 0) {
      holds.add(words.say(phrase, "n", routes));
    }
  }
}
