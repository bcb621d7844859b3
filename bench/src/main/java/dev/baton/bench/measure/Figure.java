package dev.baton.bench.measure;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One measured number.
 *
 * @param what a short sentence without the number
 * @param unit such as {@code µs}; empty for a ratio
 * @param target what it is to keep; empty for a number that only explains another
 */
public record Figure(
    String benchmark, String what, double value, String unit, Optional<Target> target) {
  public Figure {
    requireNonNull(benchmark);
    requireNonNull(what);
    requireNonNull(unit);
    requireNonNull(target);
  }

  /** A bound from the product's own promises. */
  public sealed interface Target {
    /** The bound, in the figure's unit. */
    double limit();

    /** Whether the value keeps it. */
    boolean isKept(double value);

    /** The value must not be above it. */
    record AtMost(double limit) implements Target {
      @Override
      public boolean isKept(double value) {
        return value <= limit;
      }
    }

    /** The value must not be below it. */
    record AtLeast(double limit) implements Target {
      @Override
      public boolean isKept(double value) {
        return value >= limit;
      }
    }
  }

  /** A number that explains another. */
  public static Figure of(String benchmark, String what, double value, String unit) {
    return new Figure(benchmark, what, value, unit, Optional.empty());
  }

  /** The same number with what it is to keep. */
  public Figure aiming(Target aim) {
    return new Figure(benchmark, what, value, unit, Optional.of(aim));
  }
}
