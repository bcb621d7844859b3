package dev.baton.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import java.util.ArrayList;
import java.util.List;

/** Spreads a text of any length over as many messages as it takes, each within Slack's limits. */
public final class MessagePages {
  static final int LONGEST_SECTION = 3000;

  /** Slack refuses messages whose blocks together say more than about 13,000 characters. */
  static final int LONGEST_PAGE = 12_000;

  private static final int MOST_BLOCKS = 48;

  private final List<Page> pages = new ArrayList<>();
  private List<LayoutBlock> blocks = new ArrayList<>();
  private StringBuilder text = new StringBuilder();
  private StringBuilder section = new StringBuilder();

  /**
   * One message.
   *
   * @param text all that its blocks say, for who cannot see them
   */
  public record Page(String text, List<LayoutBlock> blocks) {
    public Page {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * @param mrkdwn one line; what people typed in it is escaped
   */
  public MessagePages say(String mrkdwn) {
    write(Mrkdwn.cut(mrkdwn, LONGEST_SECTION));
    return this;
  }

  /** What somebody typed, whole, as a quotation. */
  public MessagePages quote(String typed) {
    TextChunks.quoted(typed, LONGEST_SECTION).forEach(this::write);
    return this;
  }

  /** Begins a new block. */
  public MessagePages space() {
    endSection();
    return this;
  }

  public MessagePages buttons(List<ButtonElement> buttons) {
    endSection();
    blocks.add(actions(a -> a.elements(List.copyOf(buttons))));
    return this;
  }

  /** All pages, in order; at least one once something was said. */
  public List<Page> done() {
    endPage();
    return List.copyOf(pages);
  }

  private void write(String piece) {
    if (text.length() + 1 + piece.length() > LONGEST_PAGE || blocks.size() >= MOST_BLOCKS) {
      endPage();
    }
    if (section.length() + 1 + piece.length() > LONGEST_SECTION) {
      endSection();
    }
    section.append(section.isEmpty() ? "" : "\n").append(piece);
    text.append(text.isEmpty() ? "" : "\n").append(piece);
  }

  private void endSection() {
    if (!section.isEmpty()) {
      String said = section.toString();
      blocks.add(section(s -> s.text(markdownText(said))));
      section = new StringBuilder();
    }
  }

  private void endPage() {
    endSection();
    if (!blocks.isEmpty()) {
      pages.add(new Page(text.toString(), blocks));
      blocks = new ArrayList<>();
      text = new StringBuilder();
    }
  }
}
