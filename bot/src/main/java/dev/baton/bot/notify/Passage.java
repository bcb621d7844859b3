package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

/**
 * One thing that somebody wrote.
 *
 * @param heading whose words they are; without markup of its own
 * @param steps whether each line is a step
 */
public record Passage(String heading, String text, boolean steps) {
  public Passage {
    requireNonNull(heading);
    requireNonNull(text);
  }
}
