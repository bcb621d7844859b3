package dev.baton.bot.sla;

import dev.baton.db.sla.SlaPolicies;
import dev.baton.escalation.sla.SlaExample;
import dev.baton.escalation.sla.SlaKind;
import dev.baton.matrix.check.DetectionPlan;
import dev.baton.matrix.check.DetectionPlan.DetectionChange;
import dev.baton.matrix.check.PromiseGap;
import dev.baton.matrix.check.SlaPlan;
import dev.baton.matrix.check.SlaPlan.SlaChange;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaTarget;
import dev.baton.matrix.sla.SlaTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the check of promises and criteria says on the console, line by line. */
final class PromiseText {
  private static final DateTimeFormatter DUE =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  static final String NEVER_DUE =
      "  Refused: what is never due is no promise. Give it more hours, or less time.";

  private static final String FILES = "It files from now on, for tickets opened from now on.";
  private static final String WATCHES =
      "It begins on watch, and files once an admin switches it on.";

  private final ZoneId zone;

  /**
   * @param zone in which times are written that run around the clock
   */
  PromiseText(ZoneId zone) {
    this.zone = zone;
  }

  /** What a promise means for a ticket that is opened now. */
  String example(SlaExample example) {
    return "  %s: %s within %s, %s. Opened now, %s."
        .formatted(
            whose(example.target()),
            example.kind() == SlaKind.FIRST_RESPONSE ? "first answer" : "solution",
            SlaTime.written(example.length()),
            hours(example.target().hours()),
            example.due().map(due -> due(due, example)).orElse("never due within 400 days"));
  }

  private String due(Instant due, SlaExample example) {
    ZoneId shown = example.zone().orElse(zone);
    return "due " + DUE.format(due.atZone(shown)) + " in " + shown;
  }

  private static String hours(SlaHours hours) {
    return switch (hours) {
      case SlaHours.Always() -> "around the clock";
      case SlaHours.OfWorkspace() -> "in the working hours of the workspace";
      case SlaHours.Week(var week) -> "in " + week;
    };
  }

  private static String whose(SlaTarget target) {
    List<String> parts = new ArrayList<>();
    parts.add(
        target.priorities().isEmpty()
            ? "Any priority"
            : target.priorities().stream().map(Enum::name).collect(Collectors.joining(", ")));
    target.account().map(account -> "of " + account).ifPresent(parts::add);
    if (!target.accountTiers().isEmpty()) {
      parts.add("of " + String.join(", ", target.accountTiers()));
    }
    return String.join(" ", parts);
  }

  /** What a plan would change, row by row, after a line that counts it. */
  static List<String> plan(SlaPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s rows, %s: %s added, %s changed, %s removed, %s as before."
            .formatted(
                plan.policy().targets().size(),
                plan.liveVersion()
                    .map(version -> "against version " + version)
                    .orElse("with no live version to compare with"),
                count(plan, SlaChange.Added.class),
                count(plan, SlaChange.Changed.class),
                count(plan, SlaChange.Removed.class),
                plan.unchanged()));
    plan.changes().stream().map(PromiseText::change).forEach(lines::add);
    return lines;
  }

  private static long count(SlaPlan plan, Class<? extends SlaChange> kind) {
    return plan.changes().stream().filter(kind::isInstance).count();
  }

  private static String change(SlaChange change) {
    return switch (change) {
      case SlaChange.Added(var target) -> "  + %s: %s".formatted(whose(target), times(target));
      case SlaChange.Removed(var target) -> "  - %s: %s".formatted(whose(target), times(target));
      case SlaChange.Changed(var before, var after) ->
          "  ~ %s: %s → %s".formatted(whose(after), times(before), times(after));
    };
  }

  private static String times(SlaTarget target) {
    List<String> parts = new ArrayList<>();
    target.firstResponse().map(time -> "answer " + SlaTime.written(time)).ifPresent(parts::add);
    target.resolution().map(time -> "solution " + SlaTime.written(time)).ifPresent(parts::add);
    parts.add(hours(target.hours()));
    return String.join(", ", parts);
  }

  /** One version of a list. */
  static String version(SlaPolicies.Version version) {
    SlaPolicies.Provenance from = version.provenance();
    return "version %s: %s, %s %s, by %s at %s"
        .formatted(
            version.number(),
            counted(version.rows()),
            from.origin() == SlaPolicies.Origin.ROLLBACK ? "as version" : "from",
            from.source(),
            from.appliedBy(),
            from.appliedAt());
  }

  static String rows(int rows) {
    return counted(rows) + ".";
  }

  private static String counted(int rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  static String unknown(String orgId) {
    return "Baton does not know the workspace %s.".formatted(orgId);
  }

  /** What Baton does by itself. */
  String rule(DetectionRule rule) {
    List<String> which = new ArrayList<>();
    rule.priorities().forEach(priority -> which.add(priority.name()));
    which.addAll(rule.accountTiers());
    which.addAll(rule.categories());
    rule.tiers().forEach(tier -> which.add("in " + tier));
    String after =
        switch (rule.when()) {
          case OPENED -> "at once";
          case NO_FIRST_RESPONSE, OPEN, IN_TIER ->
              "after " + SlaTime.written(rule.after()) + ", " + hours(rule.hours());
        };
    return "  %s. %s, %s: %s to %s.%s"
        .formatted(
            rule.number(),
            rule.when().words(),
            which.isEmpty() ? "any ticket" : String.join(", ", which),
            after,
            rule.to(),
            rule.waitingCounts() ? " Waiting on the customer counts." : "");
  }

  /** What a plan would change, criterion by criterion, after a line that counts it. */
  List<String> criteria(DetectionPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s rows, %s: %s added, %s changed, %s removed, %s as before."
            .formatted(
                plan.rules().size(),
                plan.liveVersion()
                    .map(version -> "against version " + version)
                    .orElse("against the usual criteria"),
                count(plan.changes(), DetectionChange.Added.class),
                count(plan.changes(), DetectionChange.Changed.class),
                count(plan.changes(), DetectionChange.Removed.class),
                plan.unchanged()));
    plan.changes().stream().map(this::change).forEach(lines::add);
    return lines;
  }

  private static long count(List<DetectionChange> changes, Class<? extends DetectionChange> kind) {
    return changes.stream().filter(kind::isInstance).count();
  }

  private String change(DetectionChange change) {
    return switch (change) {
      case DetectionChange.Added(var rule) ->
          "  +%s %s".formatted(rule(rule), rule.isUrgent() ? FILES : WATCHES);
      case DetectionChange.Removed(var rule) -> "  -" + rule(rule);
      case DetectionChange.Changed(var before, var after) ->
          "  ~%s (was%s)".formatted(rule(after), rule(before));
    };
  }

  /** What is left open, and what to do. */
  String gap(PromiseGap gap) {
    String says =
        switch (gap) {
          case PromiseGap.MinuteLost(var target) ->
              "row %s: Hours that end at 23:59 leave a minute out each night. Write 24:00 if you"
                      .formatted(target.number())
                  + " mean the end of the day.";
          case PromiseGap.HoursTwice(var target) ->
              "row %s: Hours that overlap count once.".formatted(target.number());
          case PromiseGap.PromisesNothing(var target) ->
              "row %s promises nothing: no clock runs for its tickets.".formatted(target.number());
          case PromiseGap.NothingForUnknown() ->
              "A ticket whose priority and account tier are unknown has no clock. Add a row that"
                  + " leaves both blank if it should have one.";
          case PromiseGap.AlarmFirst(var target, var rule) ->
              "%s: %s to answer, but criterion %s hands it to %s after %s already."
                  .formatted(
                      whose(target),
                      target.firstResponse().map(SlaTime::written).orElse(""),
                      rule.number(),
                      rule.to(),
                      SlaTime.written(rule.after()));
          case PromiseGap.HandedOnFirst(var target, var rule) ->
              "%s: %s, but everything open %s goes to %s."
                  .formatted(
                      whose(target), promised(target), SlaTime.written(rule.after()), rule.to());
          case PromiseGap.NoSuchTier(var rule, var tier) ->
              "criterion %s: The matrix has no tier %s. Name one of its tiers."
                  .formatted(rule.number(), tier);
          case PromiseGap.OnlyTells(var rule) ->
              "criterion %s: Its tickets are in %s already or later, so nothing is filed and the leads"
                      .formatted(rule.number(), rule.to())
                  + " of their tier are told.";
          case PromiseGap.NoWayTo(var rule, var tier) ->
              "criterion %s: No forward route of the matrix leads to %s, so nothing can be filed."
                  .formatted(rule.number(), tier);
        };
    return (gap.isRefused() ? "  Refused: " : "  Gap: ") + says;
  }

  private static String promised(SlaTarget target) {
    return target
        .firstResponse()
        .map(time -> SlaTime.written(time) + " to answer")
        .orElseGet(() -> target.resolution().map(SlaTime::written).orElse("") + " to solve");
  }
}
