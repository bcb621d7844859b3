package dev.baton.bot.notify;

import java.util.List;
import java.util.stream.Collectors;

/** Steps tried as a list, whatever marks they were typed with. */
final class StepsText {
  private StepsText() {}

  /** One step a line, without the marks people type before one. */
  static List<String> lines(String typed) {
    return typed
        .lines()
        .map(line -> line.strip().replaceFirst("^(?:[-*•–]|[0-9]{1,2}[.)])\\s+", ""))
        .filter(line -> !line.isBlank())
        .toList();
  }

  static String list(String typed) {
    return lines(typed).stream().map(line -> "• " + line).collect(Collectors.joining("\n"));
  }
}
