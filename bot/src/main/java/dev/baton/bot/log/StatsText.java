package dev.baton.bot.log;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import dev.baton.bot.decide.BounceText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.log.EscalationStats;
import dev.baton.escalation.escalate.BounceCode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Figures for managers, as lines of text. */
final class StatsText {
  private static final int MOST_AGENTS = 15;

  private final Wording words;

  StatsText(Wording words) {
    this.words = words;
  }

  /** In Slack's format. */
  String of(EscalationStats stats, Instant since, int days) {
    EscalationStats.Line total = stats.total(since);
    String last = words.say(LogPhrase.LAST_DAYS, "days", days, "figures", figures(total));
    if (total.filed() == 0) {
      return last;
    }
    List<String> blocks = new ArrayList<>();
    blocks.add(last);
    blocks.add(words.say(LogPhrase.BY_TIER) + lines(stats.byTier(since), tier -> tier));
    Map<String, Integer> codes = stats.bounceCodes(since);
    if (!codes.isEmpty()) {
      blocks.add(words.say(LogPhrase.WHY_BOUNCED) + bounces(codes));
    }
    List<EscalationStats.Line> agents = stats.byRequester(since);
    List<EscalationStats.Line> shown = agents.stream().limit(MOST_AGENTS).toList();
    blocks.add(words.say(LogPhrase.BY_AGENT) + lines(shown, Arg::person));
    if (agents.size() > MOST_AGENTS) {
      blocks.add(words.say(LogPhrase.MORE_AGENTS, "n", agents.size() - MOST_AGENTS));
    }
    return String.join("\n\n", blocks);
  }

  private String bounces(Map<String, Integer> codes) {
    BounceText reasons = new BounceText(words);
    StringBuilder lines = new StringBuilder();
    codes.forEach((code, count) -> {
      String reason = BounceCode.parse(code).map(reasons::label).orElse(code);
      lines.append('\n').append(words.say(LogPhrase.BOUNCES, "code", reason, "n", count));
    });
    return lines.toString();
  }

  private String lines(List<EscalationStats.Line> lines, Function<String, Object> name) {
    StringBuilder text = new StringBuilder();
    for (EscalationStats.Line line : lines) {
      Object group = name.apply(line.group());
      text.append('\n')
          .append(words.say(LogPhrase.FIGURES_OF, "group", group, "figures", figures(line)));
    }
    return text.toString();
  }

  private Arg figures(EscalationStats.Line line) {
    return Arg.mrkdwn(
        words.say(
            LogPhrase.FIGURES,
            "filed",
            line.filed(),
            "approved",
            line.approved(),
            "bounced",
            line.bounced(),
            "pending",
            line.pending(),
            "decided",
            line.approved() + line.bounced(),
            "rate",
            line.bounceRate().map(this::percent).orElse(""),
            "counted",
            line.counted(),
            "median",
            line.medianToDecision().map(this::duration).orElse("")));
  }

  private String percent(double share) {
    return NumberFormat.getPercentInstance(words.locale()).format(share);
  }

  /** Days and hours, or hours and minutes; below an hour minutes, below a minute seconds. */
  String duration(Duration duration) {
    if (duration.toMinutes() < 1) {
      return written(new Measure(duration.toSeconds(), MeasureUnit.SECOND));
    }
    if (duration.toHours() < 1) {
      return written(new Measure(duration.toMinutes(), MeasureUnit.MINUTE));
    }
    return duration.toDays() < 1
        ? written(
            new Measure(duration.toHours(), MeasureUnit.HOUR),
            new Measure(duration.toMinutesPart(), MeasureUnit.MINUTE))
        : written(
            new Measure(duration.toDays(), MeasureUnit.DAY),
            new Measure(duration.toHoursPart(), MeasureUnit.HOUR));
  }

  private String written(Measure... measures) {
    return MeasureFormat.getInstance(words.locale(), MeasureFormat.FormatWidth.SHORT)
        .formatMeasures(measures);
  }
}
