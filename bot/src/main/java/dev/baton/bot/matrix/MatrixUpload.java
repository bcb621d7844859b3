package dev.baton.bot.matrix;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.WaitingModal;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.SlackDownload;
import dev.baton.slack.ViewValues;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An admin uploads a CSV file, and sees what it would change. */
public final class MatrixUpload {
  public static final String BUTTON = "matrix_upload";
  public static final String ID = "matrix_upload_modal";

  private static final Logger LOG = LoggerFactory.getLogger(MatrixUpload.class);
  private static final int MEGABYTE = 1024 * 1024;
  private static final String FILE = "matrix_file";

  private final BotParts parts;
  private final AdminAccess door;
  private final MatrixWindow window;
  private final ProposedMatrices proposed;
  private final SlackDownload slack;

  public MatrixUpload(BotParts parts, MatrixWindow window) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
    this.window = window;
    this.proposed = new ProposedMatrices(parts);
    this.slack = new SlackDownload(parts.calls());
  }

  /** Opens the form. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(caller, request.getPayload().getTriggerId(), _ -> modal(words))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Reads and checks the file once Slack has its answer. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    List<String> files = ViewValues.of(view).files(FILE);
    if (files.size() != 1) {
      return context.ackWithErrors(Map.of(FILE, words.say(MatrixPhrase.NO_FILE)));
    }
    Optional<String> refused = window.refusal(caller, words);
    if (refused.isPresent()) {
      return context.ackWithErrors(Map.of(FILE, refused.get()));
    }
    return new WaitingModal(parts)
        .answer(
            context,
            CheckView.saying(
                words.say(MatrixPhrase.CHECKING, "name", words.say(MatrixPhrase.THE_MATRIX)),
                words),
            () -> window.fill(caller, view.getId(), () -> check(caller, files.getFirst(), words)));
  }

  private MatrixCheck check(Caller caller, String file, Wording words) {
    String unnamed = words.say(MatrixPhrase.FILE_FIELD);
    try {
      return switch (slack.fetch(caller.orgId(), file, MatrixCsv.MAX_BYTES)) {
        case SlackDownload.Answer.File(var name, var content) ->
            proposed.propose(
                caller,
                ProposedMatrices.Candidate.whole(
                    MatrixOrigin.FILE, MatrixSource.ofBytes(name, content)));
        case SlackDownload.Answer.TooLarge(var name) ->
            new MatrixCheck.Unread(
                name, words.say(MatrixPhrase.FILE_LARGER, "size", MatrixCsv.MAX_BYTES / MEGABYTE));
        case SlackDownload.Answer.Refused(var why) -> {
          LOG.warn("Slack did not give a file of {}: {}", caller.orgId(), why);
          yield new MatrixCheck.Unread(unnamed, words.say(MatrixPhrase.FILE_NOT_GIVEN));
        }
      };
    } catch (IOException | RuntimeException unread) {
      LOG.warn("A file of {} was not read: {}", caller.orgId(), unread.getMessage());
      return new MatrixCheck.Unread(unnamed, words.say(MatrixPhrase.FILE_NOT_GIVEN));
    }
  }

  private static View modal(Wording words) {
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(MatrixPhrase.UPLOAD_TITLE),
            words.say(MatrixPhrase.UPLOAD_SUBMIT),
            words.say(SharedPhrase.CANCEL)),
        "",
        List.of(
            Inputs.block(
                Label.of(
                    FILE,
                    words.say(MatrixPhrase.FILE_FIELD),
                    words.say(MatrixPhrase.FILE_FIELD_HINT)),
                FileInputElement.builder()
                    .actionId(FILE)
                    .filetypes(List.of("csv"))
                    .maxFiles(1)
                    .build())));
  }
}
