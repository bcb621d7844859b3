package dev.baton.slack;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;

/** A modal that only says something. */
public final class TextView {
  private static final int TITLE_LIMIT = 24;
  private static final int TEXT_LIMIT = 3000;

  private TextView() {}

  /**
   * @param text mrkdwn; what people typed in it must be escaped
   */
  public static View of(String title, String text) {
    return saying(title, List.of(text), "Close");
  }

  /**
   * @param text mrkdwn; what people typed in it must be escaped
   * @param close the button that closes it, at most 24 characters
   */
  public static View of(String title, String text, String close) {
    return saying(title, List.of(text), close);
  }

  /**
   * Says why something was not taken and gives it back whole, since this view takes the place of
   * the form it was typed into.
   *
   * @param text mrkdwn; what people typed in it must be escaped. It introduces what follows
   * @param close the button that closes it, at most 24 characters
   * @param typed what was not taken, as typed
   */
  public static View givingBack(String title, String text, String close, String typed) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(text);
    paragraphs.addAll(TextChunks.quoted(typed, TEXT_LIMIT));
    return saying(title, paragraphs, close);
  }

  private static View saying(String title, List<String> paragraphs, String close) {
    List<LayoutBlock> sections =
        paragraphs.stream()
            .<LayoutBlock>map(
                text -> section(s -> s.text(markdownText(Mrkdwn.cut(text, TEXT_LIMIT)))))
            .toList();
    return view(view ->
        view.type("modal")
            .title(viewTitle(t -> t.type("plain_text").text(Mrkdwn.shorten(title, TITLE_LIMIT))))
            .close(viewClose(c -> c.type("plain_text").text(close)))
            .blocks(sections));
  }
}
