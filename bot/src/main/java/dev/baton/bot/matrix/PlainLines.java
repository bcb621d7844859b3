package dev.baton.bot.matrix;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of plain text as blocks of a view, as many as one view holds with room for what stands
 * around them.
 *
 * @param blocks the first lines; empty for no lines
 * @param left how many lines did not fit
 */
record PlainLines(List<LayoutBlock> blocks, int left) {
  private static final int LONGEST_SECTION = 2_900;
  private static final int MOST_SECTIONS = 10;

  PlainLines {
    blocks = List.copyOf(blocks);
  }

  static PlainLines of(List<String> lines) {
    List<LayoutBlock> blocks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = Mrkdwn.shorten(lines.get(i), LONGEST_SECTION);
      if (text.length() + line.length() >= LONGEST_SECTION) {
        blocks.add(block(text));
        text.setLength(0);
        if (blocks.size() == MOST_SECTIONS) {
          return new PlainLines(blocks, lines.size() - i);
        }
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    if (!text.isEmpty()) {
      blocks.add(block(text));
    }
    return new PlainLines(blocks, 0);
  }

  private static LayoutBlock block(StringBuilder text) {
    String said = text.toString();
    return section(s -> s.text(plainText(said, false)));
  }
}
