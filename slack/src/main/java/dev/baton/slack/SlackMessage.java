package dev.baton.slack;

import static java.util.Objects.requireNonNull;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;
import java.util.Locale;

/**
 * A Slack message ready to be sent.
 *
 * @param text everything that matters, for screen readers and notifications
 */
public record SlackMessage(String text, List<LayoutBlock> blocks) {
  public static final int LONGEST_TEXT = 4000;
  static final int MOST_BLOCKS = 50;

  public SlackMessage {
    requireNonNull(text);
    blocks = List.copyOf(blocks);
    if (text.isBlank() || text.length() > LONGEST_TEXT || blocks.size() > MOST_BLOCKS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Slack takes no message of %d characters and %d blocks",
              text.length(),
              blocks.size()));
    }
  }
}
