package dev.baton.bot.sla;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.matrix.MatrixWindow;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.sla.PromiseFile.Kind;
import dev.baton.bot.sla.ProposedPromises.Said;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.TextView;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The modal in which an admin sees what a check of promises or criteria found. */
final class PromiseWindow {
  /** The modal that applies. */
  static final String ID = "promise_check_modal";

  private static final Logger LOG = LoggerFactory.getLogger(PromiseWindow.class);

  private final BotParts parts;
  private final MatrixWindow window;

  PromiseWindow(BotParts parts, MatrixWindow window) {
    this.parts = parts;
    this.window = window;
  }

  static String title(Kind kind, Wording words) {
    return words.say(SlaPhrase.TITLE, "criteria", kind == Kind.CRITERIA);
  }

  /** A modal that says this and does nothing. */
  static View saying(Kind kind, String text, Wording words) {
    return TextView.of(title(kind, words), text, words.say(SharedPhrase.CLOSE));
  }

  /** Opens it, or takes the place of the modal that the button stands in. */
  void open(BlockActionRequest request, ActionContext context, Kind kind, Supplier<Said> work) {
    Caller caller = Caller.of(context);
    window.open(
        request,
        context,
        parts.wordingFor(caller).say(SlaPhrase.CHECKING),
        view -> fill(caller, view, kind, work));
  }

  /** Works, then shows what came of it there. */
  void fill(Caller caller, String viewId, Kind kind, Supplier<Said> work) {
    Wording words = parts.wordingFor(caller);
    Said said = worked(caller, work, words);
    window.show(
        caller,
        viewId,
        said.lines(),
        blocks ->
            said.memory()
                .map(shown -> applying(shown, blocks, words))
                .orElseGet(() -> closing(kind, blocks, words)),
        "baton-%s-check.txt".formatted(kind.code()),
        said.proposal().map(id -> PromiseUpload.look(id, words)));
    if (said.applied()) {
      window.redrawHome(caller);
    }
  }

  private static Said worked(Caller caller, Supplier<Said> work, Wording words) {
    try {
      return work.get();
    } catch (DatabaseUnavailable away) {
      return Said.only(words.plain(SharedPhrase.DATABASE_AWAY));
    } catch (RuntimeException failure) {
      LOG.error("Promises of {} were not checked or applied", caller.orgId(), failure);
      return Said.only(words.plain(SlaPhrase.FAILED));
    }
  }

  private static View applying(
      ProposedPromises.Shown shown, List<LayoutBlock> blocks, Wording words) {
    return FormView.of(
        ID,
        new FormView.Frame(
            title(shown.kind(), words), words.say(SlaPhrase.APPLY), words.say(SharedPhrase.CANCEL)),
        shown.memory(),
        blocks);
  }

  private static View closing(Kind kind, List<LayoutBlock> blocks, Wording words) {
    View view = saying(kind, "", words);
    view.setBlocks(blocks);
    return view;
  }
}
