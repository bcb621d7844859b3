package dev.baton.bot.report;

import dev.baton.bot.phrases.Wording;
import dev.baton.db.report.EscalationFigures;
import dev.baton.escalation.report.Figures;
import dev.baton.escalation.report.PingPong;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The figures of the last days, for who asks for them: paragraphs in Slack's format. */
public final class StatsText {
  private static final int MOST_AGENTS = 15;

  private final Wording words;
  private final FiguresText text;

  /**
   * @param words the reader's
   */
  public StatsText(Wording words) {
    this.words = words;
    this.text = new FiguresText(words);
  }

  /** Everybody's, also by agent: for managers. */
  public List<String> all(EscalationFigures counted, int days) {
    Figures total = counted.total();
    List<String> parts = new ArrayList<>();
    parts.add(words.say(ReportPhrase.LAST_DAYS, "days", days, "figures", text.of(total)));
    if (total.filed() > 0) {
      parts.addAll(groups(counted, total));
      parts.addAll(agents(counted.byRequester()));
    }
    int moved = counted.movedWithinTier();
    if (moved > 0) {
      parts.add(words.say(ReportPhrase.MOVED_WITHIN_TIER, "n", moved));
    }
    return parts;
  }

  /** Of what one person asked for: for that person. */
  public List<String> own(EscalationFigures counted, String person, int days) {
    return List.of(
        words.say(
            ReportPhrase.YOUR_LAST_DAYS, "days", days, "figures", text.of(counted.of(person))));
  }

  /** By tier, why bounced, to and fro; what nothing is known of is left out. */
  List<String> groups(EscalationFigures counted, Figures total) {
    List<String> parts = new ArrayList<>();
    parts.add(text.byTier(counted.byTier()));
    Map<String, Integer> codes = counted.bounceCodes();
    if (!codes.isEmpty()) {
      parts.add(text.whyBounced(codes, total));
    }
    PingPong found = counted.pingPong();
    if (found.tickets() > 0) {
      parts.add(text.toAndFro(found));
    }
    return parts;
  }

  private List<String> agents(List<Figures> agents) {
    List<String> parts = new ArrayList<>();
    parts.add(text.byAgent(agents.stream().limit(MOST_AGENTS).toList()));
    if (agents.size() > MOST_AGENTS) {
      parts.add(words.say(ReportPhrase.MORE_AGENTS, "n", agents.size() - MOST_AGENTS));
    }
    return parts;
  }
}
