package dev.baton.bot.slack;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.view.View;

/** A modal that only says something. */
public final class TextView {
  private static final int TITLE_LIMIT = 24;
  private static final int TEXT_LIMIT = 3000;

  private TextView() {}

  /**
   * @param text mrkdwn; what people typed in it must be escaped
   */
  public static View of(String title, String text) {
    return view(view ->
        view.type("modal")
            .title(viewTitle(t -> t.type("plain_text").text(Mrkdwn.shorten(title, TITLE_LIMIT))))
            .close(viewClose(c -> c.type("plain_text").text("Close")))
            .blocks(
                asBlocks(section(s -> s.text(markdownText(Mrkdwn.shorten(text, TEXT_LIMIT)))))));
  }
}
