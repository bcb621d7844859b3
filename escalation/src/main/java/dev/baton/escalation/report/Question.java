package dev.baton.escalation.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to know, understood.
 *
 * @param span empty for a report of this moment
 * @param by empty for a list
 */
public record Question(
    ReportName name,
    Optional<Span> span,
    Optional<Dimension> by,
    List<Filter> filters,
    Optional<Threshold> threshold) {
  public Question {
    requireNonNull(name);
    requireNonNull(span);
    requireNonNull(by);
    filters = List.copyOf(filters);
    requireNonNull(threshold);
    if (name.isOfNow() != span.isEmpty()) {
      throw new IllegalArgumentException(name + " of " + span);
    }
  }

  /** The filter of this field; empty where the report is not narrowed by it. */
  public Optional<Filter> filter(FilterField field) {
    return filters.stream().filter(filter -> filter.field() == field).findFirst();
  }

  /** The words that mean just this, without the report's name. */
  public String words() {
    List<String> words = new ArrayList<>();
    filters.forEach(filter -> words.add(filter.words()));
    threshold.ifPresent(least -> words.add(least.words()));
    by.filter(dimension -> name.usual().filter(dimension::equals).isEmpty())
        .ifPresent(dimension -> words.add("by " + dimension.code()));
    span.ifPresent(time -> words.add(time.words()));
    return String.join(" ", words);
  }

  /** The same as it is typed behind the command. */
  public String command() {
    return ("report " + name.code() + " " + words()).strip();
  }

  /** The same report of another time. */
  public Question of(Span other) {
    return new Question(name, Optional.of(other), by, filters, threshold);
  }
}
