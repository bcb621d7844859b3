package dev.baton.bot.log;

import dev.baton.db.log.EscalationStats;
import dev.baton.slack.Mrkdwn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Figures for managers, as lines of text. */
final class StatsText {
  private static final int MOST_AGENTS = 15;

  private StatsText() {}

  static String of(EscalationStats stats, Instant since, int days) {
    EscalationStats.Line total = stats.total(since);
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "*The last %d days*: ", days))
        .append(figures(total))
        .append('\n');
    if (total.filed() == 0) {
      return text.toString();
    }
    text.append("\n*By tier*\n");
    lines(text, stats.byTier(since), Mrkdwn::escape);
    Map<String, Integer> codes = stats.bounceCodes(since);
    if (!codes.isEmpty()) {
      text.append("\n*Why bounced*\n");
      codes.forEach((code, count) ->
          text.append(String.format(Locale.ROOT, "• %s: %d\n", code.replace('_', ' '), count)));
    }
    text.append("\n*By agent* (for managers and that agent only)\n");
    List<EscalationStats.Line> agents = stats.byRequester(since);
    lines(text, agents.stream().limit(MOST_AGENTS).toList(), Mrkdwn::mention);
    if (agents.size() > MOST_AGENTS) {
      text.append(
          String.format(Locale.ROOT, "%d more agents filed fewer.\n", agents.size() - MOST_AGENTS));
    }
    return text.toString();
  }

  private static void lines(
      StringBuilder text, List<EscalationStats.Line> lines, Function<String, String> name) {
    for (EscalationStats.Line line : lines) {
      text.append("• %s: %s\n".formatted(name.apply(line.group()), figures(line)));
    }
  }

  private static String figures(EscalationStats.Line line) {
    if (line.filed() == 0) {
      return "nothing was filed.";
    }
    return String.format(
        Locale.ROOT,
        "%d filed, %d approved, %d bounced%s, %d pending%s",
        line.filed(),
        line.approved(),
        line.bounced(),
        line.bounceRate()
            .map(rate ->
                String.format(
                    Locale.ROOT,
                    " (%.0f %%; %d of them for the agent to mend)",
                    rate * 100,
                    line.counted()))
            .orElse(""),
        line.pending(),
        line.medianToDecision()
            .map(median -> "; median to decision " + duration(median))
            .orElse(""));
  }

  static String duration(Duration duration) {
    if (duration.toMinutes() < 1) {
      return duration.toSeconds() + " s";
    }
    if (duration.toHours() < 1) {
      return duration.toMinutes() + " min";
    }
    return duration.toDays() < 1
        ? String.format(Locale.ROOT, "%d h %d min", duration.toHours(), duration.toMinutesPart())
        : String.format(Locale.ROOT, "%d d %d h", duration.toDays(), duration.toHoursPart());
  }
}
