package dev.baton.slack;

import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.util.List;

/** A modal that is filled in and submitted. */
public final class FormView {
  private static final int TITLE_LIMIT = 24;

  private FormView() {}

  /**
   * What stands around the fields, each at most 24 characters.
   *
   * @param submit a verb
   * @param close the button that leaves the form
   */
  public record Frame(String title, String submit, String close) {}

  /**
   * @param id names the surface that takes the submit
   * @param submit a verb, at most 24 characters
   * @param memory what the submit must know again, at most 3000 characters
   */
  public static View of(
      String id, String title, String submit, String memory, List<LayoutBlock> blocks) {
    return of(id, new Frame(title, submit, "Cancel"), memory, blocks);
  }

  /**
   * @param id names the surface that takes the submit
   * @param memory what the submit must know again, at most 3000 characters
   */
  public static View of(String id, Frame frame, String memory, List<LayoutBlock> blocks) {
    return view(v ->
        v.type("modal")
            .callbackId(id)
            .title(
                viewTitle(
                    t -> t.type("plain_text").text(Mrkdwn.shorten(frame.title(), TITLE_LIMIT))))
            .submit(viewSubmit(s -> s.type("plain_text").text(frame.submit())))
            .close(viewClose(c -> c.type("plain_text").text(frame.close())))
            .privateMetadata(memory)
            .blocks(blocks));
  }
}
