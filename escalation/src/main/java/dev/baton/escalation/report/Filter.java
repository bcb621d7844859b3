package dev.baton.escalation.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One condition of a report. Several of one report hold together.
 *
 * @param values any of them: as the workspace spells them; people by Slack id; of a measure one
 *     whole number, of {@link FilterField#OPEN_FOR} in seconds, of {@link FilterField#RENEWAL} in
 *     days
 */
public record Filter(FilterField field, Comparison op, List<String> values) {
  public Filter {
    requireNonNull(field);
    requireNonNull(op);
    values = List.copyOf(values);
    if (values.isEmpty() || field.isMeasure() != op.isOfAmounts()) {
      throw new IllegalArgumentException(field + " " + op + " " + values);
    }
  }

  /** The number of a measure. */
  public long amount() {
    return Long.parseLong(values.getFirst());
  }

  /** As it may be typed again. */
  public String words() {
    if (field.isMeasure()) {
      return field.code() + " " + op.sign() + " " + measure();
    }
    return field.code()
        + (op == Comparison.NOT ? " not " : " ")
        + values.stream().map(Filter::quoted).collect(Collectors.joining(","));
  }

  private String measure() {
    return switch (field) {
      case OPEN_FOR -> Durations.words(amount());
      case RENEWAL -> amount() + "d";
      default -> values.getFirst();
    };
  }

  static String quoted(String value) {
    return value.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*")
        ? value
        : '"' + value.replace('"', '\'') + '"';
  }
}
