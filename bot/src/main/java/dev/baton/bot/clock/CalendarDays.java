package dev.baton.bot.clock;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The days of a calendar that are not like the others, as they are typed on the command line. */
public final class CalendarDays {
  @Option(
      names = "--closed",
      paramLabel = "DAY",
      description = "A day on which nobody works, such as 2026-12-25.")
  private List<String> closed = new ArrayList<>();

  @Option(
      names = "--day",
      paramLabel = "DAY=SPANS",
      description = "A day with hours of its own, such as 2026-12-24=09:00-12:00.")
  private List<String> days = new ArrayList<>();

  /** None; picocli fills in what is typed. */
  public CalendarDays() {}

  /** Whether any is typed. */
  public boolean areGiven() {
    return !closed.isEmpty() || !days.isEmpty();
  }

  /** Those on which nobody works, as typed. */
  List<String> closed() {
    return List.copyOf(closed);
  }

  /** Those with hours of their own, as typed. */
  List<String> withHours() {
    return List.copyOf(days);
  }
}
