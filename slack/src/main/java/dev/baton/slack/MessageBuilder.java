package dev.baton.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.richText;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A message being written, kept within Slack's limits whatever people typed. Each block's words go
 * into the message's text too.
 */
public final class MessageBuilder {
  public static final int LONGEST_SECTION = 3000;

  /** Slack refuses messages whose blocks together say more than about 13,000 characters. */
  static final int LONGEST_MESSAGE = 12_000;

  /** Left for facts and buttons after the long texts. */
  private static final int MOST_TYPED_BLOCKS = 36;

  private final String id;
  private final String cut;
  private final List<LayoutBlock> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int written;

  /**
   * @param delivery is carried in the block ids, so that a message can be found again in Slack
   * @param cut says where the rest is when what people typed does not fit; in Slack's format
   */
  public MessageBuilder(UUID delivery, String cut) {
    this.id = blockId(delivery);
    this.cut = cut;
  }

  /** What the ids of a delivery's blocks begin with. */
  public static String blockId(UUID delivery) {
    return "baton-" + delivery;
  }

  /**
   * A paragraph.
   *
   * @param mrkdwn what people typed in it is escaped; what does not fit a section is cut
   */
  public MessageBuilder say(String mrkdwn) {
    String fits = Mrkdwn.cut(mrkdwn, LONGEST_SECTION);
    add(fits, section(s -> s.blockId(nextId()).text(verbatim(fits))));
    return this;
  }

  /** A line in small print. */
  public MessageBuilder small(String mrkdwn) {
    add(mrkdwn, context(c -> c.blockId(nextId()).elements(asContextElements(verbatim(mrkdwn)))));
    return this;
  }

  /** A heading and what somebody typed, as a quotation. */
  public MessageBuilder quote(String heading, String typed) {
    return typed(heading, typed, "> ", 2);
  }

  /** A heading and a text whose lines become a list. */
  public MessageBuilder list(String heading, String typed) {
    return typed(heading, typed, "", 2);
  }

  private MessageBuilder typed(String heading, String typed, String prefix, int most) {
    int room = Math.min(LONGEST_SECTION, LONGEST_MESSAGE - written) - heading.length() - 1;
    if (room < 200 || blocks.size() >= MOST_TYPED_BLOCKS) {
      return cut();
    }
    int pieces = Math.clamp((LONGEST_MESSAGE - written) / LONGEST_SECTION, 1, most);
    List<String> chunks = TextChunks.of(typed, prefix, room, pieces);
    say(heading + "\n" + chunks.getFirst());
    chunks.stream().skip(1).forEach(this::say);
    return this;
  }

  /** Text to be copied as it is; Slack formats nothing in it. */
  public MessageBuilder toCopy(String heading, String typed) {
    say(heading);
    int room = LONGEST_MESSAGE - written;
    String fits = Mrkdwn.shorten(typed, room);
    written += fits.length();
    text.append('\n').append(Mrkdwn.escape(fits));
    blocks.add(richText(r -> r.blockId(nextId()).elements(List.of(preformatted(fits)))));
    return this;
  }

  public MessageBuilder buttons(List<? extends BlockElement> buttons) {
    if (!buttons.isEmpty()) {
      blocks.add(actions(a -> a.blockId(nextId()).elements(List.copyOf(buttons))));
    }
    return this;
  }

  public SlackMessage build() {
    return new SlackMessage(Mrkdwn.cut(text.toString().strip(), SlackMessage.LONGEST_TEXT), blocks);
  }

  private MessageBuilder cut() {
    if (!text.toString().endsWith(cut)) {
      small(cut);
    }
    return this;
  }

  private void add(String mrkdwn, LayoutBlock block) {
    written += mrkdwn.length();
    text.append('\n').append(mrkdwn);
    blocks.add(block);
  }

  private String nextId() {
    return id + "-" + blocks.size();
  }

  /** Verbatim: Slack would otherwise turn typed names and addresses into mentions and links. */
  private static MarkdownTextObject verbatim(String mrkdwn) {
    MarkdownTextObject object = markdownText(mrkdwn);
    object.setVerbatim(true);
    return object;
  }

  private static RichTextPreformattedElement preformatted(String typed) {
    return RichTextPreformattedElement.builder()
        .elements(List.of(RichTextSectionElement.Text.builder().text(typed).build()))
        .build();
  }
}
