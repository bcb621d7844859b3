package dev.baton.bot.sla;

import dev.baton.bot.phrases.Wording;
import dev.baton.db.ticket.PolicyTrial;
import dev.baton.escalation.sla.SlaExample;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.DetectionPlan;
import dev.baton.matrix.check.DetectionPlan.DetectionChange;
import dev.baton.matrix.check.PromiseGap;
import dev.baton.matrix.check.SlaPlan;
import dev.baton.matrix.check.SlaPlan.SlaChange;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaTarget;
import dev.baton.matrix.sla.SlaTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the check of promises and criteria says, line by line as plain text. */
final class PromiseText {
  private static final String INDENT = "  ";
  private static final String DUE = String.join(" ", "EEE", "d", "MMM", "HH:mm");
  private static final String NONE = "none";

  private final Wording words;
  private final ZoneId zone;

  /**
   * @param words the reader's
   * @param zone in which times are written that run around the clock
   */
  PromiseText(Wording words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
  }

  /** What a promise means for a ticket that is opened now. */
  String example(SlaExample example) {
    ZoneId shown = example.zone().orElse(zone);
    return INDENT
        + words.plain(
            SlaPhrase.EXAMPLE,
            "whose",
            whose(example.target()),
            "kind",
            example.kind(),
            "time",
            SlaTime.written(example.length()),
            "hours",
            hours(example.target().hours()),
            "never",
            example.due().isEmpty(),
            "due",
            example.due().map(due -> written(due, shown)).orElse(""),
            "zone",
            shown.getId());
  }

  private String written(Instant due, ZoneId shown) {
    return DateTimeFormatter.ofPattern(DUE, words.locale()).format(due.atZone(shown));
  }

  /** Said below examples of which one is never due. */
  String neverDue() {
    return INDENT + words.plain(SlaPhrase.NEVER_DUE);
  }

  /** Which open tickets would be overdue at once. */
  List<String> overdue(PolicyTrial.Overdue overdue) {
    if (overdue.count() == 0) {
      return List.of(INDENT + words.plain(SlaPhrase.NONE_OVERDUE));
    }
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + words.plain(SlaPhrase.OVERDUE, "n", overdue.count()));
    overdue.tickets().stream()
        .map(ticket ->
            INDENT
                + INDENT
                + words.plain(
                    SlaPhrase.OVERDUE_TICKET,
                    "ticket",
                    ticket.label(),
                    "named",
                    ticket.customer().isPresent(),
                    "account",
                    ticket.customer().orElse(""),
                    "ranked",
                    ticket.priority().isPresent(),
                    "priority",
                    ticket.priority().map(Priority::name).orElse(""),
                    "kind",
                    ticket.kind(),
                    "time",
                    SlaTime.written(ticket.target())))
        .forEach(lines::add);
    int more = overdue.count() - overdue.tickets().size();
    if (more > 0) {
      lines.add(INDENT + INDENT + words.plain(SlaPhrase.OVERDUE_MORE, "n", more));
    }
    return lines;
  }

  private String hours(SlaHours hours) {
    return words.plain(
        SlaPhrase.HOURS,
        "hours",
        switch (hours) {
          case SlaHours.Always() -> "always";
          case SlaHours.OfWorkspace() -> "workspace";
          case SlaHours.Week _ -> "week";
        },
        "week",
        hours.toString());
  }

  private String whose(SlaTarget target) {
    return words.plain(
        SlaPhrase.WHOSE,
        "any",
        target.priorities().isEmpty(),
        "priorities",
        target.priorities().stream().map(Priority::name).collect(Collectors.joining(", ")),
        "named",
        target.account().isPresent(),
        "account",
        target.account().orElse(""),
        "tiered",
        !target.accountTiers().isEmpty(),
        "tiers",
        String.join(", ", target.accountTiers()));
  }

  /** The rows of a version. */
  List<String> rows(List<SlaTarget> targets) {
    return targets.stream().map(this::row).toList();
  }

  private String row(SlaTarget target) {
    return words.plain(SlaPhrase.TARGET, "whose", whose(target), "times", times(target));
  }

  /** What a plan would change, row by row, after a line that counts it. */
  List<String> plan(SlaPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        counted(
            plan.policy().targets().size(),
            plan.liveVersion(),
            false,
            List.of(
                plan.changes().stream().filter(SlaChange.Added.class::isInstance).count(),
                plan.changes().stream().filter(SlaChange.Changed.class::isInstance).count(),
                plan.changes().stream().filter(SlaChange.Removed.class::isInstance).count(),
                (long) plan.unchanged())));
    plan.changes().stream().map(this::change).forEach(lines::add);
    return lines;
  }

  private String counted(int rows, Optional<Integer> live, boolean usual, List<Long> changes) {
    return words.plain(
        SlaPhrase.PLAN,
        "n",
        rows,
        "usual",
        usual && live.isEmpty(),
        "first",
        live.isEmpty(),
        "version",
        live.map(String::valueOf).orElse(""),
        "added",
        changes.get(0),
        "changed",
        changes.get(1),
        "removed",
        changes.get(2),
        "unchanged",
        changes.get(3));
  }

  private String change(SlaChange change) {
    return switch (change) {
      case SlaChange.Added(var target) -> "  + " + row(target);
      case SlaChange.Removed(var target) -> "  - " + row(target);
      case SlaChange.Changed(var before, var after) ->
          "  ~ "
              + words.plain(
                  SlaPhrase.TARGET_CHANGED,
                  "whose",
                  whose(after),
                  "before",
                  times(before),
                  "after",
                  times(after));
    };
  }

  private String times(SlaTarget target) {
    return words.plain(
        SlaPhrase.TIMES,
        "answer",
        time(target.firstResponse()),
        "solution",
        time(target.resolution()),
        "hours",
        hours(target.hours()));
  }

  private static String time(Optional<Duration> time) {
    return time.map(SlaTime::written).orElse(NONE);
  }

  /** What Baton does by itself. */
  String rule(DetectionRule rule) {
    List<String> which = new ArrayList<>();
    rule.priorities().forEach(priority -> which.add(priority.name()));
    which.addAll(rule.accountTiers());
    which.addAll(rule.categories());
    rule.tiers().stream()
        .map(Tier::name)
        .map(tier -> words.plain(SlaPhrase.IN_THE_TIER, "tier", tier))
        .forEach(which::add);
    return INDENT
        + words.plain(
            SlaPhrase.RULE,
            "number",
            String.valueOf(rule.number()),
            "when",
            rule.when().words(),
            "which",
            which.isEmpty() ? words.plain(SlaPhrase.ANY_TICKET) : String.join(", ", which),
            "after",
            after(rule),
            "tier",
            rule.to().name(),
            "waiting",
            rule.waitingCounts());
  }

  private String after(DetectionRule rule) {
    return switch (rule.when()) {
      case OPENED -> words.plain(SlaPhrase.AT_ONCE);
      case NO_FIRST_RESPONSE, OPEN, IN_TIER ->
          words.plain(
              SlaPhrase.AFTER, "time", SlaTime.written(rule.after()), "hours", hours(rule.hours()));
    };
  }

  /** What a plan would change, criterion by criterion, after a line that counts it. */
  List<String> criteria(DetectionPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        counted(
            plan.rules().size(),
            plan.liveVersion(),
            true,
            List.of(
                plan.changes().stream().filter(DetectionChange.Added.class::isInstance).count(),
                plan.changes().stream().filter(DetectionChange.Changed.class::isInstance).count(),
                plan.changes().stream().filter(DetectionChange.Removed.class::isInstance).count(),
                (long) plan.unchanged())));
    plan.changes().stream().map(this::change).forEach(lines::add);
    return lines;
  }

  private String change(DetectionChange change) {
    return switch (change) {
      case DetectionChange.Added(var rule) ->
          "  +"
              + rule(rule)
              + " "
              + words.plain(rule.isUrgent() ? SlaPhrase.FILES_AT_ONCE : SlaPhrase.WATCHES);
      case DetectionChange.Removed(var rule) -> "  -" + rule(rule);
      case DetectionChange.Changed(var before, var after) ->
          "  ~" + rule(after) + " " + words.plain(SlaPhrase.WAS, "before", rule(before).strip());
    };
  }

  /** What is left open, and what to do. */
  String gap(PromiseGap gap) {
    return INDENT + words.plain(SlaPhrase.GAP, "refused", gap.isRefused(), "what", left(gap));
  }

  private String left(PromiseGap gap) {
    return switch (gap) {
      case PromiseGap.MinuteLost(var target) -> numbered(SlaPhrase.MINUTE_LOST, target);
      case PromiseGap.HoursTwice(var target) -> numbered(SlaPhrase.HOURS_TWICE, target);
      case PromiseGap.PromisesNothing(var target) -> numbered(SlaPhrase.PROMISES_NOTHING, target);
      case PromiseGap.NothingForUnknown() -> words.plain(SlaPhrase.NOTHING_FOR_UNKNOWN);
      case PromiseGap.AlarmFirst(var target, var rule) ->
          words.plain(
              SlaPhrase.ALARM_FIRST,
              "whose",
              whose(target),
              "time",
              target.firstResponse().map(SlaTime::written).orElse(""),
              "number",
              String.valueOf(rule.number()),
              "tier",
              rule.to().name(),
              "after",
              SlaTime.written(rule.after()));
      case PromiseGap.HandedOnFirst(var target, var rule) ->
          words.plain(
              SlaPhrase.HANDED_ON_FIRST,
              "whose",
              whose(target),
              "promised",
              promised(target),
              "after",
              SlaTime.written(rule.after()),
              "tier",
              rule.to().name());
      case PromiseGap.NoSuchTier(var rule, var tier) -> tiered(SlaPhrase.NO_SUCH_TIER, rule, tier);
      case PromiseGap.OnlyTells(var rule) -> tiered(SlaPhrase.ONLY_TELLS, rule, rule.to());
      case PromiseGap.NoWayTo(var rule, var tier) -> tiered(SlaPhrase.NO_WAY_TO, rule, tier);
    };
  }

  private String numbered(SlaPhrase phrase, SlaTarget target) {
    return words.plain(phrase, "number", String.valueOf(target.number()));
  }

  private String tiered(SlaPhrase phrase, DetectionRule rule, Tier tier) {
    return words.plain(phrase, "number", String.valueOf(rule.number()), "tier", tier.name());
  }

  private String promised(SlaTarget target) {
    return target
        .firstResponse()
        .map(time -> words.plain(SlaPhrase.TO_ANSWER, "time", SlaTime.written(time)))
        .orElseGet(() ->
            words.plain(
                SlaPhrase.TO_SOLVE, "time", target.resolution().map(SlaTime::written).orElse("")));
  }
}
