package dev.baton.bot.escalate;

import java.util.Optional;

/**
 * What page two must remember between drawing and submit.
 *
 * @param supersedes number of the pending escalation that filing would withdraw
 */
record PageTwoMemory(Optional<Integer> supersedes) {
  static final PageTwoMemory NONE = new PageTwoMemory(Optional.empty());

  String write() {
    return supersedes.map(String::valueOf).orElse("");
  }

  static PageTwoMemory read(String text) {
    return text != null && text.matches("[0-9]{1,9}")
        ? new PageTwoMemory(Optional.of(Integer.valueOf(text)))
        : NONE;
  }
}
