package dev.baton.bot.matrix;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.slack.Caller;
import java.util.Optional;

/** An admin gets a version of the matrix as a CSV file, by direct message. */
public final class MatrixDownload {
  public static final String BUTTON = "matrix_download";

  private final BotParts parts;
  private final MatrixWindow window;

  public MatrixDownload(BotParts parts, MatrixWindow window) {
    this.parts = parts;
    this.window = window;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<String> refused = window.refusal(caller, words);
    refused.ifPresent(sentence -> parts.replies().privately(context, sentence));
    if (refused.isEmpty()) {
      Optional<Integer> version =
          MatrixVersions.number(request.getPayload().getActions().getFirst().getValue());
      parts.replies().afterwards(() -> window.files().sendCsv(caller, version));
    }
    return context.ack();
  }
}
