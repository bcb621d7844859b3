package dev.baton.matrix.check;

import dev.baton.matrix.Direction;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Names;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.SlaFacts;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What promises and criteria leave open, alone and beside each other. */
public final class PromiseGaps {
  private static final LocalTime MINUTE_TO_MIDNIGHT = LocalTime.of(23, 59);
  private static final int MINUTES_A_DAY = 24 * 60;
  private static final int MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

  private PromiseGaps() {}

  /**
   * Of the promises.
   *
   * @param rules the criteria beside them; may be empty
   */
  public static List<PromiseGap> of(SlaPolicy policy, List<DetectionRule> rules) {
    List<PromiseGap> gaps = new ArrayList<>();
    policy.targets().forEach(target -> gaps.addAll(alone(target)));
    if (policy.targetFor(SlaFacts.unknown()).isEmpty()) {
      gaps.add(new PromiseGap.NothingForUnknown());
    }
    policy
        .targets()
        .forEach(target -> rules.forEach(rule -> beside(target, rule).ifPresent(gaps::add)));
    return gaps;
  }

  private static List<PromiseGap> alone(SlaTarget target) {
    List<PromiseGap> gaps = new ArrayList<>();
    if (target.hours() instanceof SlaHours.Week(var hours)) {
      if (hours.week().values().stream()
          .flatMap(List::stream)
          .anyMatch(span -> span.to().equals(MINUTE_TO_MIDNIGHT))) {
        gaps.add(new PromiseGap.MinuteLost(target));
      }
      if (isTwice(hours)) {
        gaps.add(new PromiseGap.HoursTwice(target));
      }
    }
    if (target.firstResponse().isEmpty() && target.resolution().isEmpty()) {
      gaps.add(new PromiseGap.PromisesNothing(target));
    }
    return gaps;
  }

  /** Minutes of a week, from the first to before the last. */
  private record Stretch(int from, int to) {
    boolean meets(Stretch other) {
      return from < other.to && other.from < to;
    }

    Stretch weekBefore() {
      return new Stretch(from - MINUTES_A_WEEK, to - MINUTES_A_WEEK);
    }
  }

  /** Whether two spans of a week share a minute. */
  private static boolean isTwice(Hours hours) {
    Set<Stretch> all = new HashSet<>();
    hours
        .week()
        .forEach((day, spans) ->
            spans.forEach(span -> {
              int from = (day.getValue() - 1) * MINUTES_A_DAY + minute(span.from());
              int rest = Math.floorMod(minute(span.to()) - minute(span.from()) - 1, MINUTES_A_DAY);
              all.add(new Stretch(from, from + rest + 1));
            }));
    return all.stream()
        .anyMatch(one ->
            all.stream()
                .filter(other -> !other.equals(one))
                .anyMatch(other -> one.meets(other) || one.meets(other.weekBefore())));
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  private static Optional<PromiseGap> beside(SlaTarget target, DetectionRule rule) {
    if (!rule.hours().equals(target.hours()) || !concerns(target, rule)) {
      return Optional.empty();
    }
    boolean beforeAnswer = isBefore(rule.after(), target.firstResponse());
    return switch (rule.when()) {
      case NO_FIRST_RESPONSE ->
          beforeAnswer ? Optional.of(new PromiseGap.AlarmFirst(target, rule)) : Optional.empty();
      case OPEN ->
          beforeAnswer || isBefore(rule.after(), target.resolution())
              ? Optional.of(new PromiseGap.HandedOnFirst(target, rule))
              : Optional.empty();
      case OPENED, IN_TIER -> Optional.empty();
    };
  }

  private static boolean isBefore(Duration after, Optional<Duration> promised) {
    return promised.filter(time -> after.compareTo(time) < 0).isPresent();
  }

  private static boolean concerns(SlaTarget target, DetectionRule rule) {
    return meet(target.priorities(), rule.priorities(), Function.identity())
        && meet(target.accountTiers(), rule.accountTiers(), Names::key);
  }

  private static <T, K> boolean meet(Collection<T> one, Collection<T> other, Function<T, K> key) {
    return one.isEmpty()
        || other.isEmpty()
        || one.stream().map(key).anyMatch(other.stream().map(key).toList()::contains);
  }

  /** Of the criteria: tiers that the matrix does not have, or to which no route leads. */
  public static List<PromiseGap> of(List<DetectionRule> rules, Matrix matrix) {
    List<PromiseGap> gaps = new ArrayList<>();
    for (DetectionRule rule : rules) {
      Stream.concat(rule.tiers().stream(), Stream.of(rule.to()))
          .distinct()
          .filter(tier -> !matrix.tiers().contains(tier))
          .forEach(tier -> gaps.add(new PromiseGap.NoSuchTier(rule, tier)));
      if (onlyTells(rule, matrix)) {
        gaps.add(new PromiseGap.OnlyTells(rule));
      } else if (matrix.tiers().contains(rule.to())
          && matrix.entering(rule.to()).stream()
              .noneMatch(route -> matrix.directionOf(route) == Direction.FORWARD)) {
        gaps.add(new PromiseGap.NoWayTo(rule, rule.to()));
      }
    }
    return gaps;
  }

  /** Whether every ticket that it finds is in its tier already, or in a later one. */
  private static boolean onlyTells(DetectionRule rule, Matrix matrix) {
    int place = matrix.tiers().indexOf(rule.to());
    return place >= 0
        && (rule.tiers().isEmpty() ? matrix.tiers() : rule.tiers())
            .stream()
                .noneMatch(
                    tier -> matrix.tiers().contains(tier) && matrix.tiers().indexOf(tier) < place);
  }
}
