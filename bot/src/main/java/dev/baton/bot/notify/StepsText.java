package dev.baton.bot.notify;

import dev.baton.bot.escalate.NothingTriedText;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps tried as a list, whatever marks they were typed with; blocks of code stay as they are. */
final class StepsText {
  private static final String FENCE = "```";

  private StepsText() {}

  /** What stands above them in Slack's format: that they are steps, or why there are none. */
  static String heading(Escalation escalation, Wording words) {
    return escalation
        .nothingTried()
        .map(cause -> "*" + new NothingTriedText(words).heading(cause) + "*")
        .orElseGet(() -> words.say(NotifyPhrase.STEPS_TRIED));
  }

  /**
   * One step a line, without the marks people type before one; a block of code is one step, with
   * its fences and line ends.
   */
  static List<String> lines(String typed) {
    List<String> steps = new ArrayList<>();
    List<String> lines = typed.lines().toList();
    int at = 0;
    while (at < lines.size()) {
      int end = endOfCode(lines, at);
      if (end > at) {
        steps.add(String.join("\n", lines.subList(at, end + 1)));
      } else if (!lines.get(at).isBlank()) {
        steps.add(withoutMark(lines.get(at)));
      }
      at = end + 1;
    }
    return steps.stream().filter(step -> !step.isBlank()).toList();
  }

  /** The same as a list in Slack's format, before it is escaped. */
  static String list(String typed) {
    return marked(lines(typed), "• ").collect(Collectors.joining("\n"));
  }

  /** The same where nothing is formatted. */
  static List<String> dashed(String typed) {
    return marked(lines(typed), "- ").toList();
  }

  /** The steps with a mark before each that is no code. */
  static Stream<String> marked(List<String> steps, String mark) {
    return steps.stream().map(step -> isCode(step) ? step : mark + step);
  }

  private static boolean isCode(String step) {
    return step.contains("\n") || step.startsWith(FENCE);
  }

  private static String withoutMark(String line) {
    return line.strip().replaceFirst("^(?:[-*•–]|[0-9]{1,2}[.)])\\s+", "");
  }

  /** Where the block of code ends that begins in this line; the line itself when none does. */
  private static int endOfCode(List<String> lines, int from) {
    if (!turns(lines.get(from))) {
      return from;
    }
    for (int at = from + 1; at < lines.size(); at++) {
      if (turns(lines.get(at))) {
        return at;
      }
    }
    return from;
  }

  /** Whether code begins or ends in this line, and does not do both. */
  private static boolean turns(String line) {
    return line.split(FENCE, -1).length % 2 == 0;
  }
}
