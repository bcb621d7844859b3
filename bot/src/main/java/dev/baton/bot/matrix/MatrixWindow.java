package dev.baton.bot.matrix;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.slack.Caller;
import dev.baton.slack.Mrkdwn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An admin's modal whose content takes longer than Slack waits: it is open at once and filled when
 * the work is done. Who closed it before gets a direct message instead.
 */
public final class MatrixWindow {
  private static final Logger LOG = LoggerFactory.getLogger(MatrixWindow.class);

  private final BotParts parts;
  private final MatrixFiles files;
  private final Consumer<Caller> homeRedraw;

  /**
   * @param turns shared by all that makes files
   * @param homeRedraw draws the App Home of who applied a version anew
   */
  public MatrixWindow(BotParts parts, ExportTurns turns, Consumer<Caller> homeRedraw) {
    this.parts = parts;
    this.files = new MatrixFiles(parts, turns);
    this.homeRedraw = homeRedraw;
  }

  MatrixFiles files() {
    return files;
  }

  /**
   * Opens it for an admin; from a button that stands in a modal, takes that modal's place.
   *
   * @param work goes on once it is open, with its id
   */
  public void open(
      BlockActionRequest request, ActionContext context, String meanwhile, Consumer<String> work) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View waiting = CheckView.saying(meanwhile, words);
    Optional<String> refused = refusal(caller, words);
    if (refused.isPresent()) {
      parts.replies().privately(context, refused.get());
      return;
    }
    View at = request.getPayload().getView();
    if (at != null && "modal".equals(at.getType())) {
      parts
          .replies()
          .afterwards(() -> {
            update(caller, at.getId(), waiting);
            work.accept(at.getId());
          });
      return;
    }
    new ModalOpening(parts)
        .open(
            caller,
            request.getPayload().getTriggerId(),
            waiting,
            opened -> parts.replies().afterwards(() -> work.accept(opened.getId())))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
  }

  /** Why this person may not; empty for admins. */
  public Optional<String> refusal(Caller caller, Wording words) {
    try {
      return new AdminAccess(parts).asAdmin(caller, _ -> true).isPresent()
          ? Optional.empty()
          : Optional.of(words.say(SharedPhrase.ADMINS_ONLY));
    } catch (DatabaseUnavailable away) {
      return Optional.of(words.say(SharedPhrase.DATABASE_AWAY));
    }
  }

  /** Works, then shows what came of it there. */
  void fill(Caller caller, String viewId, Supplier<MatrixCheck> work) {
    show(caller, viewId, work.get());
  }

  /** Shows what a check found, and sends the file with what does not fit. */
  void show(Caller caller, String viewId, MatrixCheck check) {
    Wording words = parts.wordingFor(caller);
    CheckView drawn = CheckView.of(check, words);
    if (!update(caller, viewId, drawn.view())) {
      tell(caller, drawn.text(), check.shown().map(id -> MatrixLook.button(id, words)));
    }
    if (check instanceof MatrixCheck.Applied) {
      homeRedraw.accept(caller);
    }
    if (!drawn.all().isEmpty()) {
      files.sendLines(
          caller,
          "baton-matrix-check.txt",
          drawn.all(),
          words.say(MatrixPhrase.CHECK_FILE, "name", name(check)));
    }
  }

  /**
   * Shows lines of plain text there, and sends all of them as a file where they do not fit. Who
   * closed it before gets the first as a direct message.
   *
   * @param drawing the modal around their blocks
   * @param file what the file is called
   */
  public void show(
      Caller caller,
      String viewId,
      List<String> lines,
      Function<List<LayoutBlock>, View> drawing,
      String file) {
    show(caller, viewId, lines, drawing, file, Optional.empty());
  }

  /**
   * The same.
   *
   * @param look the button that leads who closed it back to it
   */
  public void show(
      Caller caller,
      String viewId,
      List<String> lines,
      Function<List<LayoutBlock>, View> drawing,
      String file,
      Optional<ButtonElement> look) {
    Wording words = parts.wordingFor(caller);
    PlainLines shown = PlainLines.of(lines);
    List<LayoutBlock> blocks = new ArrayList<>(shown.blocks());
    if (shown.left() > 0) {
      String rest = words.say(MatrixPhrase.REST_IN_FILE, "n", shown.left());
      blocks.add(section(s -> s.text(markdownText(rest))));
    }
    if (!update(caller, viewId, drawing.apply(blocks))) {
      tell(caller, Mrkdwn.escape(lines.getFirst()), look);
    }
    if (shown.left() > 0) {
      files.sendLines(caller, file, lines, lines.getFirst());
    }
  }

  private static String name(MatrixCheck check) {
    return switch (check) {
      case MatrixCheck.Planned planned -> planned.name();
      case MatrixCheck.Faulty faulty -> faulty.name();
      default -> "";
    };
  }

  /** Draws it from what holds now; says why not where that cannot be read. */
  public void draw(Caller caller, String viewId, Function<Wording, View> drawing) {
    Wording words = parts.wordingFor(caller);
    try {
      update(caller, viewId, drawing.apply(words));
    } catch (DatabaseUnavailable away) {
      update(caller, viewId, CheckView.saying(words.say(SharedPhrase.DATABASE_AWAY), words));
    }
  }

  /** Sends text as a file by direct message. */
  public void send(Caller caller, String file, String text, String comment) {
    files.sendLines(caller, file, List.of(text.stripTrailing()), comment);
  }

  /** Draws the App Home of who changed what it shows anew. */
  public void redrawHome(Caller caller) {
    homeRedraw.accept(caller);
  }

  /** False when it is not open any more. */
  boolean update(Caller caller, String viewId, View view) {
    return new ModalUpdate(parts).inAnyCase(caller, viewId, view);
  }

  private void tell(Caller caller, String text, Optional<ButtonElement> look) {
    List<LayoutBlock> said = List.of(section(s -> s.text(markdownText(text))));
    List<LayoutBlock> blocks =
        look.map(button -> List.of(said.getFirst(), actions(a -> a.elements(List.of(button)))))
            .orElse(said);
    try {
      parts
          .calls()
          .patiently(caller.orgId())
          .chatPostMessage(message ->
              message
                  .channel(caller.member())
                  .text(text)
                  .blocks(blocks)
                  .unfurlLinks(false)
                  .unfurlMedia(false));
    } catch (IOException | SlackApiException | JsonParseException unsaid) {
      LOG.warn("{} was not told what a check found: {}", caller.orgId(), unsaid.getMessage());
    }
  }
}
