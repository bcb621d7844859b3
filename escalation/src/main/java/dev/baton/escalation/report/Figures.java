package dev.baton.escalation.report;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Figures of a group of escalations.
 *
 * @param group a tier, a person's Slack id, or empty for all
 * @param filed all of them, whatever became of them
 * @param bounced how many were sent back
 * @param counted of those, how many count against the requester
 * @param pending how many still wait
 * @param half half of the decisions took at most this long, as one of them really did; empty while
 *     nothing was decided
 * @param nineTenths as {@code half}, for nine of ten
 */
public record Figures(
    String group,
    int filed,
    int approved,
    int bounced,
    int counted,
    int pending,
    Optional<Duration> half,
    Optional<Duration> nineTenths) {
  /** Below this many decisions a share says more than is known, and none is given. */
  public static final int FEWEST = 5;

  public Figures {
    requireNonNull(group);
    requireNonNull(half);
    requireNonNull(nineTenths);
  }

  public static Figures none(String group) {
    return new Figures(group, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
  }

  /** The same, called something else. */
  public Figures of(String named) {
    return new Figures(named, filed, approved, bounced, counted, pending, half, nineTenths);
  }

  /** Approved and bounced; withdrawn and closed ones were not decided. */
  public int decided() {
    return approved + bounced;
  }

  /** Share of the decided that were sent back, 0 to 1; empty below {@link #FEWEST} decisions. */
  public Optional<Double> bounceRate() {
    return shareOfDecided(bounced);
  }

  /** That many of the decided, 0 to 1; empty below {@link #FEWEST} decisions. */
  public Optional<Double> shareOfDecided(int some) {
    return decided() < FEWEST ? Optional.empty() : Optional.of((double) some / decided());
  }
}
