package dev.baton.bot.report;

import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.db.report.EscalationFigures;
import dev.baton.escalation.report.Figures;
import dev.baton.escalation.report.Period;
import java.util.ArrayList;
import java.util.List;

/** One week against the one before, for managers: paragraphs in Slack's format. */
public final class WeekText {
  private final Wording words;
  private final FiguresText text;

  /**
   * @param words the reader's
   */
  public WeekText(Wording words) {
    this.words = words;
    this.text = new FiguresText(words);
  }

  public List<String> of(Tx tx, Period week, Period before) {
    EscalationFigures counted = EscalationFigures.in(tx, week);
    Figures total = counted.total();
    List<String> parts = new ArrayList<>();
    parts.add(
        String.join(
            "\n",
            words.say(ReportPhrase.WEEK, "from", week.from(), "until", week.until().minusMillis(1)),
            words.say(ReportPhrase.THIS_WEEK, "figures", text.of(total)),
            words.say(
                ReportPhrase.WEEK_BEFORE,
                "figures",
                text.of(EscalationFigures.in(tx, before).total()))));
    if (total.filed() > 0) {
      parts.addAll(new StatsText(words).groups(counted, total));
    }
    parts.add(words.say(ReportPhrase.MORE_FIGURES));
    return parts;
  }
}
