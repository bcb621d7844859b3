package dev.baton.bot.report;

import dev.baton.bot.decide.BounceText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.report.Figures;
import dev.baton.escalation.report.PingPong;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Figures as lines of text, in Slack's format. */
final class FiguresText {
  private final Wording words;

  /**
   * @param words the reader's
   */
  FiguresText(Wording words) {
    this.words = words;
  }

  /** All of one group, as a sentence. */
  Arg of(Figures figures) {
    return Arg.mrkdwn(
        words.say(
            ReportPhrase.FIGURES,
            "filed",
            figures.filed(),
            "approved",
            figures.approved(),
            "bounced",
            figures.bounced(),
            "pending",
            figures.pending(),
            "decided",
            figures.decided(),
            "known",
            figures.bounceRate().isPresent(),
            "rate",
            percent(figures.bounceRate()),
            "counted",
            figures.counted(),
            "half",
            figures.half().map(this::duration).orElse(""),
            "most",
            figures.nineTenths().map(this::duration).orElse("")));
  }

  /** A line per tier. */
  String byTier(List<Figures> tiers) {
    return words.say(ReportPhrase.BY_TIER) + lines(tiers, tier -> tier);
  }

  /** A line per agent. */
  String byAgent(List<Figures> agents) {
    return words.say(ReportPhrase.BY_AGENT) + lines(agents, Arg::person);
  }

  /**
   * A line per bounce code.
   *
   * @param of what the codes' shares are of
   */
  String whyBounced(Map<String, Integer> codes, Figures of) {
    BounceText reasons = new BounceText(words);
    StringBuilder text = new StringBuilder(words.say(ReportPhrase.WHY_BOUNCED));
    codes.forEach((code, count) -> {
      Optional<Double> share = of.shareOfDecided(count);
      text.append('\n')
          .append(
              words.say(
                  ReportPhrase.BOUNCES,
                  "code",
                  BounceCode.parse(code).map(reasons::label).orElse(code),
                  "n",
                  count,
                  "known",
                  share.isPresent(),
                  "rate",
                  percent(share)));
    });
    return text.toString();
  }

  String toAndFro(PingPong found) {
    return words.say(
        ReportPhrase.TO_AND_FRO,
        "n",
        found.tickets(),
        "others",
        found.tickets() > found.worst().size(),
        "tickets",
        Arg.allOf(found.worst()));
  }

  private String lines(List<Figures> groups, Function<String, Object> name) {
    StringBuilder text = new StringBuilder();
    for (Figures figures : groups) {
      Object group = name.apply(figures.group());
      text.append('\n')
          .append(words.say(ReportPhrase.FIGURES_OF, "group", group, "figures", of(figures)));
    }
    return text.toString();
  }

  private String percent(Optional<Double> share) {
    return share.map(NumberFormat.getPercentInstance(words.locale())::format).orElse("");
  }

  /** Days and hours, or hours and minutes; below an hour minutes, below a minute seconds. */
  String duration(Duration duration) {
    return words.span(duration);
  }
}
